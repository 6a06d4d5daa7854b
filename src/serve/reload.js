// What `jubilee serve` adds to each page: it loads the page anew when the site has changed, changes only the stylesheets
// when only those have, and shows over the page what is wrong, until that is mended. No site that is built has it.
(() => {
  "use strict";
  const { run, revision } = document.currentScript.dataset;
  const loaded = { run, pages: Number(revision), styles: Number(revision) };
  const KEPT = "jubilee-scroll";
  const FOLDED = "jubilee-folded";
  let stream = null;
  let base = null;

  // Keeps what the browser may forbid to keep.
  const memory = {
    get(key) { try { return sessionStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { sessionStorage.setItem(key, value); } catch { /* then not */ } },
    take(key) {
      const value = memory.get(key);
      try { sessionStorage.removeItem(key); } catch { /* it was not there */ }
      return value;
    },
  };

  function listen() {
    if (stream && stream.readyState !== EventSource.CLOSED) return;
    stream = new EventSource("/_jubilee/events");
    stream.onmessage = (event) => hear(JSON.parse(event.data));
    // Most browsers come back by themselves; one that has given up is told to.
    stream.onerror = () => {
      if (stream && stream.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
    };
  }

  // A browser has few connections to one server, so a page that nobody sees keeps none.
  function see() {
    if (document.visibilityState === "visible") listen();
    else if (stream) { stream.close(); stream = null; }
  }

  function hear(told) {
    const isOther = told.run !== loaded.run || told.pages > loaded.pages;
    if (isOther) { again(told.base); return; }
    base = told.base;
    if (told.styles > loaded.styles) {
      loaded.styles = told.styles;
      restyle(`${told.run}-${told.styles}`);
    }
    show(told);
  }

  function again(next) {
    memory.set(KEPT, JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY }));
    if (stream) stream.close();
    const moved = base !== null && next !== base && location.pathname.startsWith(base);
    if (moved) location.replace(next + location.pathname.slice(base.length) + location.search + location.hash);
    else location.reload();
  }

  // Where the reader was before the page was loaded anew.
  function comeBack() {
    const kept = JSON.parse(memory.take(KEPT) ?? "null");
    if (kept && kept.path === location.pathname) scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
  }

  function restyle(stamp) {
    for (const old of document.querySelectorAll("link[rel~=stylesheet]")) {
      const address = new URL(old.href, location.href);
      if (address.origin !== location.origin) continue;
      address.searchParams.set("v", stamp);
      const link = old.cloneNode();
      link.href = address.href;
      // Both are there for a moment, so that the page is never bare.
      link.addEventListener("load", () => old.remove());
      link.addEventListener("error", () => link.remove());
      old.after(link);
    }
  }

  // What is wrong, over the page and apart from its styles.

  function make(name, text, ...children) {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    element.append(...children.filter(Boolean));
    return element;
  }

  const named = (element, name) => { element.className = name; return element; };

  // What is said besides the findings, which come in words already.
  const WORDS = {
    en: { show: "Show", hide: "Hide", all: "Findings of jubilee", line: "The line", more: "and more in the terminal" },
    ru: { show: "Показать", hide: "Свернуть", all: "Замечания jubilee", line: "Строка", more: "остальное — в терминале" },
    kk: { show: "Көрсету", hide: "Жасыру", all: "jubilee ескертпелері", line: "Жол", more: "қалғаны терминалда" },
  };
  let words = WORDS.en;

  function one(finding) {
    const place = [finding.file, finding.line, finding.column].filter((part) => part !== undefined).join(":");
    return make("li", "",
      named(make("p", "", make("strong", finding.level), ` ${finding.message} `, make("code", finding.code)), "message"),
      place && named(make("p", place), "place"),
      finding.snippet && quoted(finding.snippet),
      ...finding.notes.map((note) => make("p", `${finding.note}: ${note}`)),
      ...finding.hints.map((hint) => named(make("p", `${finding.help}: ${hint}`), "hint")));
  }

  // A long line is scrolled, by keyboard too.
  function quoted(snippet) {
    const lines = make("pre", snippet);
    lines.tabIndex = 0;
    lines.setAttribute("role", "group");
    lines.setAttribute("aria-label", words.line);
    return lines;
  }

  const list = (findings) => make("ul", "", ...findings.map(one));

  let board = null;

  function open() {
    const host = document.createElement("jubilee-findings");
    const shadow = host.attachShadow({ mode: "open" });
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/_jubilee/findings.css";
    const section = make("section");
    section.dir = "ltr";
    section.hidden = true;
    style.addEventListener("load", () => { section.hidden = false; });
    const status = make("p");
    status.setAttribute("role", "status");
    const button = make("button");
    button.type = "button";
    button.setAttribute("aria-controls", "all");
    const all = make("div");
    all.id = "all";
    section.append(make("header", "", status, button), all);
    shadow.append(style, section);
    document.documentElement.append(host);
    board = { host, section, status, button, all, key: "" };
    button.addEventListener("click", () => fold(!all.hidden));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && board && !event.defaultPrevented) fold(true);
    });
  }

  function fold(folded) {
    board.all.hidden = folded;
    board.button.textContent = folded ? words.show : words.hide;
    board.button.setAttribute("aria-expanded", String(!folded));
    memory.set(FOLDED, folded ? board.key : "");
  }

  function show(told) {
    const { findings, errors, warnings } = told;
    if (errors + warnings === 0) {
      if (board) board.host.hidden = true;
      // What comes again is news again.
      memory.take(FOLDED);
      return;
    }
    if (!board) open();
    board.host.hidden = false;
    const key = JSON.stringify([errors, warnings, findings.map(({ code, file, message }) => [code, file, message])]);
    if (key === board.key && board.told === JSON.stringify(findings)) return;
    board.told = JSON.stringify(findings);
    const unfolded = board.key !== "" && !board.all.hidden && board.key === key;
    board.key = key;
    const of = (severity) => findings.filter((finding) => finding.severity === severity);
    words = WORDS[told.lang] ?? WORDS.en;
    board.section.lang = told.lang;
    board.section.setAttribute("aria-label", words.all);
    board.status.textContent = told.counted;
    board.all.replaceChildren();
    if (errors) board.all.append(list(of("error")));
    if (warnings) board.all.append(make("details", "", make("summary", told.counted_warnings), list(of("warning"))));
    if (errors + warnings > findings.length) board.all.append(make("p", words.more));
    // Warnings alone do not cover the page, and neither does what was folded already.
    fold(!unfolded && (errors === 0 || memory.get(FOLDED) === key));
  }

  document.addEventListener("visibilitychange", see);
  addEventListener("pagehide", () => { if (stream) { stream.close(); stream = null; } });
  addEventListener("pageshow", see);
  if (document.readyState === "complete") comeBack();
  else addEventListener("load", comeBack);
  see();
})();
