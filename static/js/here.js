// Marks, in an index that stays in sight, the part that is being read, and keeps its link within the index in view.
const index = document.querySelector("[data-here]");
const links = new Map();
for (const link of index?.querySelectorAll("a[href^='#']") ?? []) {
  const part = document.getElementById(link.hash.slice(1));
  if (part) links.set(part, link);
}

let current;
function mark(part) {
  if (part === current) return;
  links.get(current)?.removeAttribute("aria-current");
  current = part;
  const link = links.get(part);
  if (!link) return;
  link.setAttribute("aria-current", "true");
  // Not scrollIntoView, which would move the page as well.
  const list = link.closest("ol, ul");
  const frame = list.getBoundingClientRect();
  const place = link.getBoundingClientRect();
  list.scrollBy(place.x + place.width / 2 - frame.x - frame.width / 2, 0);
}

// A part is read when it crosses a line a third down the window.
const seen = new IntersectionObserver(
  (crossings) => {
    const entered = crossings.find((crossing) => crossing.isIntersecting);
    if (entered) mark(entered.target);
    else if (crossings.some((crossing) => crossing.target === current)) mark(undefined);
  },
  { rootMargin: "-33% 0px -66% 0px" },
);
for (const part of links.keys()) seen.observe(part);
