// Looks at every page in its frame, once all have loaded, and writes a line for each finding:
// what was checked, the page, what was found, with tabs between.
const found = [];

const focusable = "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex='-1'])";

// `page` is the document, `note` writes a finding down.
const checks = {
  sideways(page, note) {
    const root = page.documentElement;
    if (root.scrollWidth > root.clientWidth) note(`${root.scrollWidth} > ${root.clientWidth}`);
  },
  origin(page, note) {
    for (const { name } of page.defaultView.performance.getEntriesByType("resource")) {
      if (new URL(name).origin !== location.origin) note(name);
    }
    const loaded = "link[rel~='stylesheet'][href], link[rel~='icon'][href], [src]:not(a)";
    for (const element of page.querySelectorAll(loaded)) {
      const address = element.src ?? element.href;
      if (new URL(address, page.baseURI).origin !== location.origin) note(address);
    }
  },
  script(page, note) {
    for (const script of page.scripts) {
      if (!script.type.endsWith("json")) note(script.src || "a script in the page");
    }
  },
  "one-h1"(page, note) {
    const titles = page.querySelectorAll("h1").length;
    if (titles !== 1) note(`${titles}`);
  },
  "heading-order"(page, note) {
    let before = 0;
    for (const heading of page.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
      const level = Number(heading.localName[1]);
      if (level > before + 1) note(`h${level} “${heading.textContent}” after h${before}`);
      before = level;
    }
  },
  "skip-link"(page, note) {
    const first = page.querySelector(focusable);
    const target = first?.getAttribute("href")?.match(/^#(.+)/)?.[1];
    if (!target) note("the first thing that takes the focus is no link within the page");
    else if (!page.getElementById(target)?.matches("main")) note(`#${target} is not the text`);
  },
  "repeated-id"(page, note) {
    const seen = new Set();
    for (const { id } of page.querySelectorAll("[id]")) {
      if (seen.has(id)) note(id);
      seen.add(id);
    }
  },
  "lost-name"(page, note) {
    for (const attribute of ["aria-labelledby", "aria-describedby"]) {
      for (const element of page.querySelectorAll(`[${attribute}]`)) {
        for (const id of element.getAttribute(attribute).split(/\s+/)) {
          if (!page.getElementById(id)?.textContent.trim()) note(`${attribute}="${id}"`);
        }
      }
    }
  },
  "nameless-link"(page, note) {
    for (const link of page.querySelectorAll("a[href]")) {
      const pictures = [...link.querySelectorAll("img")].map((image) => image.alt).join("");
      if (link.closest("[aria-hidden='true']")) continue; // a short cut for the pointer, whose list says the same
      const drawn = link.ownerSVGElement !== undefined; // there the text may be a mere abbreviation
      const name = link.getAttribute("aria-label") ?? (drawn ? "" : link.textContent + pictures);
      if (!name.trim()) note(link.getAttribute("href"));
    }
  },
  "missing-alt"(page, note) {
    for (const image of page.querySelectorAll("img:not([alt])")) note(image.src);
  },
  "timeline-words"(page, note) {
    const addresses = (links) => [...links].map((link) => link.getAttribute("href")).sort();
    const drawn = addresses(page.querySelectorAll(".timeline a"));
    if (drawn.length === 0) return;
    found.push(["drawn", page.location.pathname, drawn.length]);
    const lists = [...page.querySelectorAll("h2[id^='_decade-'] ~ ol")];
    const told = lists.flatMap((list) => [...list.children].map((item) => item.querySelector("a")));
    const unlike = addresses(told).filter((address, at) => address !== drawn[at]);
    if (told.length < drawn.length || unlike.length > 0) note(`${told.length} for ${drawn.length} marks: ${unlike}`);
    for (const list of lists) {
      const years = [...list.children].map((item) => item.querySelector("time").dateTime.slice(0, 4));
      const decade = list.parentElement.querySelector("h2").id.slice("_decade-".length);
      if (years.some((year, at) => year < (years[at - 1] ?? decade) || year - decade > 9)) note(`${decade}: ${years}`);
    }
  },
  overlap(page, note) {
    const boxes = [...page.querySelectorAll(".timeline a")].flatMap((mark) =>
      [...mark.querySelectorAll("rect, circle, .bar, text")].map((part) => [mark, part.getBoundingClientRect()]),
    );
    boxes.forEach(([mark, a], at) => {
      for (const [other, b] of boxes.slice(at + 1)) {
        const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
        if (mark !== other && !apart) note(`${mark.textContent} and ${other.textContent}`);
      }
      const canvas = mark.ownerSVGElement.getBoundingClientRect();
      if (a.left < canvas.left || a.right > canvas.right) note(`${mark.textContent} leaves the canvas`);
    });
  },
};

function visit() {
  for (const frame of document.querySelectorAll("iframe")) {
    const page = frame.contentDocument;
    const path = page.location.pathname;
    found.push(["visited", path, page.title]);
    for (const [name, check] of Object.entries(checks)) {
      check(page, (what) => found.push([name, path, `${what}`.replace(/\s+/g, " ")]));
    }
  }
}

addEventListener("load", () => {
  try {
    visit();
  } catch (error) {
    found.push(["failed", location.pathname, error.stack.replace(/\s+/g, " ")]);
  }
  document.getElementById("findings").textContent = found.map((finding) => finding.join("\t")).join("\n");
});
