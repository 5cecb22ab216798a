"use strict";
// Everything that this script needs stands in the page; it adds no words from the texts to it.
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const rows = all(".row");
  const runs = all(".run");
  const tools = $(".tools");
  const search = $("#search");
  const count = $("#count");
  const help = $("#help");
  const fold = $("#fold");

  // Which of light and dark: the system's choice until the reader makes another.
  const theme = $("#theme");
  const dark = () => {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };
  const showTheme = () => theme.setAttribute("aria-pressed", String(dark()));
  const switchTheme = () => {
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    showTheme();
  };
  theme.addEventListener("click", switchTheme);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showTheme);
  showTheme();
  $(".switches").hidden = false;

  // Help.
  const showHelp = () => (help.open ? help.close() : help.showModal());
  $("#help-button").addEventListener("click", showHelp);

  // The words of a row as each of the two texts has them, with the nodes that they come from.
  const walked = new Map();
  const texts = (row) => {
    if (!walked.has(row)) {
      const sides = [[], []];
      const walker = document.createTreeWalker($(".wording", row), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const tag = walker.currentNode.parentNode.localName;
        if (tag !== "ins") sides[0].push(walker.currentNode);
        if (tag !== "del") sides[1].push(walker.currentNode);
      }
      walked.set(row, sides.map((nodes) => ({ nodes, text: nodes.map((n) => n.data).join("") })));
    }
    return walked.get(row);
  };
  const rangeOf = (nodes, start, end) => {
    const range = new Range();
    let at = 0;
    for (const node of nodes) {
      const next = at + node.length;
      if (start >= at && start < next) range.setStart(node, start - at);
      if (end > at && end <= next) {
        range.setEnd(node, end - at);
        break;
      }
      at = next;
    }
    return range;
  };
  const pattern = (words) => {
    const escaped = words.trim().replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+");
    return escaped && new RegExp(escaped, "giu");
  };
  const find = (row, wanted) =>
    texts(row).flatMap(({ nodes, text }) =>
      [...text.matchAll(wanted)].map((hit) => rangeOf(nodes, hit.index, hit.index + hit[0].length)));

  // Filters and search: a row stays when it has every chosen value and the words.
  const filters = all("[data-filter]");
  const opened = new Map();
  const unfolded = () => fold.getAttribute("aria-pressed") === "true";
  const apply = () => {
    const chosen = filters.filter((it) => it.value);
    const wanted = pattern(search.value);
    const ranges = [];
    let shown = 0;
    for (const row of rows) {
      let stays = chosen.every((it) => (row.dataset[it.dataset.filter] ?? "").split("|").includes(it.value));
      if (stays && wanted) {
        const hits = find(row, wanted);
        ranges.push(...hits);
        const cited = $(".cite", row).textContent.toLowerCase();
        stays = hits.length > 0 || cited.includes(search.value.trim().toLowerCase());
      }
      row.hidden = !stays;
      shown += stays;
    }
    const asked = Boolean(chosen.length || wanted);
    for (const run of runs) {
      const details = $("details", run);
      if (asked && !opened.has(run)) opened.set(run, details.open);
      run.hidden = all(".row", run).every((row) => row.hidden);
      details.open = asked ? true : (opened.get(run) ?? details.open);
      if (!asked) opened.delete(run);
    }
    if (window.CSS?.highlights) {
      if (ranges.length) CSS.highlights.set("found", new Highlight(...ranges));
      else CSS.highlights.delete("found");
    }
    count.textContent = asked ? `${shown} of ${rows.length} rows` : `${rows.length} rows`;
  };
  const foldAll = () => {
    fold.setAttribute("aria-pressed", String(!unfolded()));
    for (const run of runs) {
      $("details", run).open = unfolded();
      if (opened.has(run)) opened.set(run, unfolded());
    }
  };

  // To a row, wherever it is folded or filtered away.
  const reveal = (row) => {
    if (row.hidden) clear();
    const run = row.closest(".run");
    if (run) $("details", run).open = true;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "start" });
  };
  const clear = () => {
    tools.reset();
    apply();
  };
  const jump = () => {
    const row = /^#row-\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
    if (row) reveal(row);
  };
  const readable = () => rows.filter((row) => !row.hidden && row.checkVisibility());
  const step = (by) => {
    const open = readable();
    if (!open.length) return;
    const current = open.indexOf(document.activeElement.closest(".row"));
    const next = current < 0 ? (by > 0 ? firstBelow(open) : open.length - 1) : current + by;
    reveal(open[Math.min(Math.max(next, 0), open.length - 1)]);
  };
  const firstBelow = (open) => {
    const below = open.findIndex((row) => row.getBoundingClientRect().bottom > 80);
    return below < 0 ? 0 : below;
  };

  if (tools) {
    tools.hidden = false;
    tools.addEventListener("submit", (event) => event.preventDefault());
    tools.addEventListener("reset", () => setTimeout(apply));
    tools.addEventListener("change", apply);
    search.addEventListener("input", apply);
    fold.addEventListener("click", foldAll);
    apply();
    addEventListener("hashchange", jump);
    jump();
    for (const link of all('a[href^="#row-"]')) {
      // a second click on the same link changes no address, and leads there all the same
      link.addEventListener("click", () => setTimeout(jump));
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "Escape" && tools && !help.open) {
      clear();
      if (typing) typing.blur();
      return;
    }
    if (typing || help.open) {
      if (event.key === "?" && help.open) help.close();
      return;
    }
    const onRow = document.activeElement.closest(".row") && document.activeElement.matches(".row, body");
    const keys = {
      "?": showHelp,
      d: switchTheme,
      ...(tools && {
        j: () => step(1),
        k: () => step(-1),
        u: foldAll,
        "/": () => search.focus(),
        ...(onRow && { ArrowDown: () => step(1), ArrowUp: () => step(-1) }),
      }),
    };
    if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  });
})();
