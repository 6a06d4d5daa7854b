// Lets a table of class sortable be sorted by its columns. The keys stand in the page: data-sort of a cell, or the date of its
// time, or its text. What is empty comes last, whichever way. Its words stand in the page, in the element that data-sorted names.
for (const table of document.querySelectorAll("table.sortable")) {
  const told = document.getElementById(table.dataset.sorted);
  const body = table.tBodies[0];
  const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const order = (a, b) => (isNaN(a - b) ? compare(a, b) : a - b);
  const heads = [...table.tHead.rows[0].cells];

  const key = (row, column) => {
    const cell = row.cells[column];
    return (cell.dataset.sort ?? cell.querySelector("time")?.dateTime ?? cell.textContent).trim();
  };

  const sort = (head) => {
    const column = heads.indexOf(head);
    const isUp = head.ariaSort !== "ascending";
    const rows = [...body.rows].map((row) => [key(row, column), row]);
    rows.sort(([a], [b]) => (a === "") - (b === "") || order(a, b) * (isUp ? 1 : -1));
    body.append(...rows.map(([, row]) => row));
    for (const other of heads) other.removeAttribute("aria-sort");
    head.ariaSort = isUp ? "ascending" : "descending";
    const words = isUp ? told.dataset.up : told.dataset.down;
    told.textContent = words.replace("{column}", head.textContent.trim());
  };

  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head));
    head.append(button);
  }
  table.classList.add("is-sorting");
}
