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
      if (!script.type.endsWith("json") && !(script.src && script.defer)) note(script.src || "a script in the page");
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
      if (link.closest("[aria-hidden='true']")) {
        // A shortcut for the pointer: if it is drawn and leads elsewhere, it says where; and the keyboard passes over it.
        const leads = link.ownerSVGElement && !link.getAttribute("href").startsWith("#");
        if (leads && !link.querySelector("title")?.textContent.trim()) note(link.getAttribute("href"));
        if (link.tabIndex >= 0) note(`${link.getAttribute("href")} is hidden, and takes the focus`);
        continue;
      }
      const pictures = [...link.querySelectorAll("img")].map((image) => image.alt).join("");
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
    const drawn = addresses(page.querySelectorAll(".years svg a.m"));
    if (drawn.length === 0) return;
    found.push(["drawn", page.location.pathname, drawn.length]);
    const decades = [...page.querySelectorAll("section[id^='_decade-']")];
    const entries = decades.flatMap((decade) => [...decade.querySelectorAll("ol > li")]);
    const told = addresses(entries.map((entry) => entry.querySelector(".moment-what a")));
    const unlike = told.filter((address, at) => address !== drawn[at]);
    if (told.length !== drawn.length || unlike.length > 0) note(`${told.length} for ${drawn.length} marks: ${unlike}`);
    for (const entry of entries) {
      if (!entry.querySelector(`a[href="#${entry.id}"]`)) note(`${entry.id} does not give its address`);
    }
    for (const decade of decades) {
      const from = decade.id.slice("_decade-".length);
      const own = [...decade.querySelectorAll("ol > li")];
      const years = own.map((entry) => entry.querySelector("time").dateTime.slice(0, 4));
      if (years.some((year, at) => year < (years[at - 1] ?? from) || year - from > 9)) note(`${from}: ${years}`);
      // Its drawing shows what began in it, and of the rest only what is told elsewhere.
      const larger = addresses(decade.querySelectorAll("svg a.m"));
      const missing = addresses(own.map((entry) => entry.querySelector(".moment-what a"))).filter((address) => !larger.includes(address));
      const unknown = larger.filter((address) => !told.includes(address));
      if (larger.length > 0 && missing.length + unknown.length > 0) note(`${from}: ${missing} missing, ${unknown} unknown`);
    }
  },
  overlap(page, note) {
    if (!page.querySelector("svg.timeline")) return;
    // Where there is room for names.
    const frame = page.defaultView.frameElement;
    frame.style.width = "1440px";
    const drawings = [...page.querySelectorAll("svg.timeline")].filter((drawing) => drawing.querySelector("a.m"));
    for (const drawing of drawings) {
      const canvas = drawing.getBoundingClientRect();
      if (canvas.width < 600) note(`a drawing of ${canvas.width}`);
      const boxes = [...drawing.querySelectorAll("a.m")].flatMap((mark) =>
        [...mark.querySelectorAll("path, use:not(.mark), text")].map((part) => [mark, part.getBoundingClientRect()]),
      );
      boxes.forEach(([mark, a], at) => {
        for (const [other, b] of boxes.slice(at + 1)) {
          const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
          if (mark !== other && !apart) note(`${mark.textContent} and ${other.textContent}`);
        }
        if (a.left < canvas.left || a.right > canvas.right) note(`${mark.textContent} leaves the canvas`);
      });
    }
    found.push(["drawings", page.location.pathname, drawings.length]);
    frame.style.width = "";
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
