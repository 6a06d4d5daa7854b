// A filter works by stylesheet alone. This keeps its state in the address, so that a filtered view can be shared and comes back,
// and says how many entries are shown. Its words stand in the page.
const form = document.querySelector("form.filter");
const boxes = form ? [...form.querySelectorAll("input")] : [];
const told = form?.querySelector("[data-words]");

const isShown = (entry) => entry.getClientRects().length > 0;
const say = (words, shown, all) => words.replace("{shown}", shown).replace("{all}", all);
const entriesOf = (list) => [...list.querySelectorAll("ol > .f, tbody > .f")];

function read() {
  const query = new URLSearchParams(location.search);
  for (const box of boxes) box.checked = query.getAll(box.name).includes(box.value);
}

function write() {
  const query = new URLSearchParams(location.search);
  for (const box of boxes) query.delete(box.name);
  for (const box of boxes) if (box.checked) query.append(box.name, box.value);
  const search = query.size ? `?${query}` : "";
  history.replaceState(history.state, "", location.pathname + search + location.hash);
}

// A count says how many entries there are, until some are hidden; then how many of them are shown.
function count() {
  for (const place of document.querySelectorAll("[data-count]")) {
    const entries = entriesOf(document.getElementById(place.dataset.count));
    const shown = entries.filter(isShown).length;
    place.dataset.all ??= place.textContent;
    place.textContent = shown === entries.length ? place.dataset.all : say(form.dataset.part, shown, entries.length);
  }
}

function tell() {
  const entries = entriesOf(document.querySelector(".filter-list"));
  told.textContent = say(told.dataset.words, entries.filter(isShown).length, entries.length);
}

if (form) {
  form.addEventListener("change", () => (write(), count(), tell()));
  form.addEventListener("reset", () => setTimeout(() => (write(), count(), tell())));
  addEventListener("popstate", () => (read(), count()));
  addEventListener("pageshow", () => (read(), count()));
  // The same view in another language.
  for (const link of document.querySelectorAll(".languages a")) {
    link.addEventListener("click", () => (link.search = location.search));
  }
}
