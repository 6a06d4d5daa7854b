// Walks a page by keyboard: `self.walk.begin()` before the first key, `self.walk.look()` after each. What a stop looks like with
// the focus is compared with what it looked like without.
self.walk = (() => {
  const drawn = (element) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
    const outline = outlineStyle === "none" || outlineWidth === "0px" ? "" : `${outlineStyle} ${outlineWidth} ${outlineColor}`;
    return `${outline} ${boxShadow}`;
  };
  const before = new Map();
  let fact, first, last, lastBox;

  // A control may be drawn by its label, by what stands after it, or by the card or line it stands in.
  const shows = (element) => {
    const around = ["label", "th, td", "li", ".card"].map((name) => element.closest(name));
    const drawers = [element, element.nextElementSibling, ...around];
    return drawers.some((drawer) => drawer && drawn(drawer) !== before.get(drawer));
  };

  // Whether some point of what is on the screen of it is not covered.
  const isSeen = (element) =>
    [...element.getClientRects()].some((box) => {
      const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
      const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
      return [0.1, 0.5, 0.9].some((part) => {
        const hit = document.elementFromPoint(left + (right - left) * part, (top + bottom) / 2);
        const isHit = hit && (element.contains(hit) || (hit.contains(element) && hit !== document.body));
        return left < right && top < bottom && isHit;
      });
    });

  // Line by line, and in a line by the way of the text. In a drawing, a place means something else.
  const goesBack = (element, box) => {
    if (!lastBox || element.ownerSVGElement || box.bottom > lastBox.top + 1) return false;
    const leftwards = getComputedStyle(document.documentElement).direction === "rtl";
    return leftwards ? box.right > lastBox.left + 1 : box.left < lastBox.right - 1;
  };

  const name = (element) => {
    const text = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().replace(/\s+/g, " ");
    return `${element.localName} “${text.slice(0, 50)}”`;
  };

  return {
    begin() {
      for (const element of document.querySelectorAll("*")) before.set(element, drawn(element));
      fact = document.querySelector("main .number, main [data-fact]");
      return { fact: Boolean(fact) };
    },
    // Where the focus is: its name, what is wrong there, and whether the first fact is still ahead. Nothing at the
    // end, where browsers leave the page or begin again.
    look() {
      const element = document.activeElement;
      if (!element || element === document.body || element === first) return null;
      first ??= element;
      const wrong = [];
      if (!shows(element)) wrong.push("the focus is not seen");
      if (!isSeen(element)) wrong.push("it is covered or off the screen");
      if (last && !(last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) wrong.push("it comes before the last in the text");
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const box = { left: left + scrollX, right: right + scrollX, top: top + scrollY, bottom: bottom + scrollY };
      if (goesBack(element, box)) wrong.push(`it stands above the last, ${name(last)}`);
      [last, lastBox] = [element, box];
      const ahead = Boolean(fact) && Boolean(element.compareDocumentPosition(fact) & Node.DOCUMENT_POSITION_FOLLOWING);
      return { name: name(element), wrong, ahead };
    },
  };
})();
self.walk.begin();
