// Looks at the page that it is evaluated in, and gives a pair for each finding: what was checked, what was found.
(() => {
  const found = [];
  const root = document.documentElement;

  const focusable = "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex='-1'])";

  // Who listens hears it, and who looks does not see it: such text is cut off on purpose.
  const isHeardOnly = (style, box) =>
    style.clipPath !== "none" || style.clip !== "auto" || box.width <= 1 || box.height <= 1;

  // Where a text is cut off: the element that does it, or the edge of the screen. Boxes that scroll show all of theirs.
  const cutting = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    let inner = range.getBoundingClientRect();
    if (inner.width === 0 || inner.height === 0) return undefined;
    for (let element = node.parentElement; element && element !== root; element = element.parentElement) {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (style.display === "contents") continue;
      if (isHeardOnly(style, box)) return undefined;
      const over = (way) => {
        if (way === "x") return inner.left < box.left - 1 || inner.right > box.right + 1;
        // Of the height of a line, some is room above and below the letters.
        const room = inner.height * 0.3;
        return inner.top < box.top - room || inner.bottom > box.bottom + room;
      };
      for (const way of ["x", "y"]) {
        const overflow = way === "x" ? style.overflowX : style.overflowY;
        if (["auto", "scroll"].includes(overflow)) inner = box;
        else if (["hidden", "clip"].includes(overflow) && over(way)) return element;
      }
    }
    return inner.left < -1 || inner.right > root.clientWidth + 1 ? root : undefined;
  };

  // `note` writes a finding down.
  const checks = {
    sideways(note) {
      if (root.scrollWidth > root.clientWidth) note(`${root.scrollWidth} > ${root.clientWidth}`);
    },
    clipped(note) {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const node = texts.currentNode;
        if (!node.data.trim() || !node.parentElement.checkVisibility({ visibilityProperty: true })) continue;
        const by = cutting(node);
        if (by) note(`“${node.data.trim().slice(0, 60)}” by ${by.localName}.${by.getAttribute("class") ?? ""}`);
      }
    },
    script(note) {
      for (const script of document.scripts) {
        const isOwn = script.src && script.defer;
        if (!isOwn && !script.type.endsWith("json")) note(script.src || "a script in the page");
      }
    },
    violation(note) {
      for (const violation of self.violations ?? []) note(violation);
    },
    "one-h1"(note) {
      const titles = document.querySelectorAll("h1").length;
      if (titles !== 1) note(`${titles}`);
    },
    "heading-order"(note) {
      let before = 0;
      for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
        const level = Number(heading.localName[1]);
        if (level > before + 1) note(`h${level} “${heading.textContent}” after h${before}`);
        before = level;
      }
    },
    "skip-link"(note) {
      const first = document.querySelector(focusable);
      const target = first?.getAttribute("href")?.match(/^#(.+)/)?.[1];
      if (!target) note("the first thing that takes the focus is no link within the page");
      else if (!document.getElementById(target)?.matches("main")) note(`#${target} is not the text`);
    },
    "repeated-id"(note) {
      const seen = new Set();
      for (const { id } of document.querySelectorAll("[id]")) {
        if (seen.has(id)) note(id);
        seen.add(id);
      }
    },
    "lost-name"(note) {
      for (const attribute of ["aria-labelledby", "aria-describedby", "aria-controls"]) {
        for (const element of document.querySelectorAll(`[${attribute}]`)) {
          for (const id of element.getAttribute(attribute).split(/\s+/)) {
            if (!document.getElementById(id)?.textContent.trim()) note(`${attribute}="${id}"`);
          }
        }
      }
    },
    // A shortcut for the pointer: if it is drawn and leads elsewhere, it says where; and the keyboard passes over it.
    shortcut(note) {
      for (const link of document.querySelectorAll("[aria-hidden='true'] a[href]")) {
        const leads = link.ownerSVGElement && !link.getAttribute("href").startsWith("#");
        if (leads && !link.querySelector("title")?.textContent.trim()) note(`${link.getAttribute("href")} does not say where it leads`);
        if (link.tabIndex >= 0) note(`${link.getAttribute("href")} is hidden, and takes the focus`);
      }
    },
    "missing-alt"(note) {
      for (const image of document.querySelectorAll("img:not([alt])")) note(image.src);
    },
    // The lists say what the timeline draws: each mark has its line, in the order of time, in its decade.
    "timeline-words"(note) {
      const addresses = (links) => [...links].map((link) => link.getAttribute("href")).sort();
      const drawn = addresses(document.querySelectorAll(".years svg a.m"));
      if (drawn.length === 0) return;
      found.push(["drawn", `${drawn.length}`]);
      const decades = [...document.querySelectorAll("section[id^='_decade-']")];
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
    // Where there is room for names.
    overlap(note) {
      if (innerWidth < 1440) return;
      const drawings = [...document.querySelectorAll("svg.timeline")].filter((drawing) => drawing.querySelector("a.m"));
      if (drawings.length > 0) found.push(["drawings", `${drawings.length}`]);
      for (const drawing of drawings) {
        const canvas = drawing.getBoundingClientRect();
        if (canvas.width < 600) note(`a drawing of ${canvas.width}`);
        const parts = (mark) => [...mark.querySelectorAll("path, use:not(.mark), text")];
        const marks = [...drawing.querySelectorAll("a.m")];
        const boxes = marks.flatMap((mark) => parts(mark).map((part) => [mark, part.getBoundingClientRect()]));
        boxes.forEach(([mark, a], at) => {
          for (const [other, b] of boxes.slice(at + 1)) {
            const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
            if (mark !== other && !apart) note(`${mark.textContent} and ${other.textContent}`);
          }
          if (a.left < canvas.left || a.right > canvas.right) note(`${mark.textContent} leaves the canvas`);
        });
      }
    },
  };

  for (const [name, check] of Object.entries(checks)) {
    check((what) => found.push([name, `${what}`.replace(/\s+/g, " ")]));
  }
  return found;
})();
