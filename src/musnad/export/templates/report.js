"use strict";
// The panel: a cited passage in its page. Page text only ever becomes text nodes; nothing is parsed as markup.
(() => {
  const { pages, citations, words } = JSON.parse(document.getElementById("data").textContent);
  const root = document.documentElement;
  const panel = document.getElementById("panel");
  const inside = document.getElementById("panel-in");
  const hint = inside.firstElementChild;
  const wide = matchMedia("(min-width: 1000px)");
  const CLUTTER = new Set(["related", "tags", "footer"]);
  let from = null; // what the reader pressed, where the focus goes back to
  let shown = -1;

  const make = (tag, name, ...children) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...children);
    return element;
  };

  const say = ([ar, en]) => {
    const both = document.createDocumentFragment();
    both.append(make("span", "ar", ar), make("span", "en", en));
    return both;
  };

  const foreign = (text) => make("bdi", "", text);

  // The names of a page that begin inside a line; they stand in the order of their beginnings.
  const namesIn = (names, start, end) => {
    let low = 0, high = names.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (names[middle][0] < start) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (; low < names.length && names[low][1] <= end; low++) found.push(names[low]);
    return found;
  };

  // Text from one offset to the next, each hidden character as a tag. Called with rising offsets.
  const reader = (letters, signs) => {
    let next = 0;
    return (start, end) => {
      const found = document.createDocumentFragment();
      let at = start;
      for (; next < signs.length && signs[next][0] < end; next++) {
        const tag = make("span", "sign", signs[next][1]);
        tag.dir = "ltr";
        found.append(letters.slice(at, signs[next][0]).join(""), tag);
        at = signs[next][0] + 1;
      }
      found.append(letters.slice(at, end).join(""));
      return found;
    };
  };

  // One line of the page, with the cited words in a <mark>, who said and carried them shaded, and the names underlined. Offsets are code points and
  // JavaScript counts UTF-16 units: hence the array of letters.
  const drawLine = ([open, label, text, direction, signs], page, start, end, parts) => {
    const letters = Array.from(text);
    const read = reader(letters, signs || []);
    const [low, high] = [Math.max(start - open, 0), Math.min(end - open, letters.length)];
    const names = namesIn(page.names, open, open + letters.length);
    const edges = new Set([0, letters.length]);
    if (low < high) edges.add(low).add(high);
    for (const [a, b] of names) edges.add(a - open).add(b - open);
    const beside = parts.filter(([a, b]) => a >= open && b <= open + letters.length);
    for (const [a, b] of beside) edges.add(a - open).add(b - open);
    const steps = [...edges].sort((a, b) => a - b);
    const element = make("p", CLUTTER.has(label) ? "l clutter" : `l ${label}`);
    element.dir = direction;
    let marked = null;
    let next = 0;
    for (let i = 0; i + 1 < steps.length; i++) {
      const [a, b] = [steps[i], steps[i + 1]];
      while (next < names.length && names[next][1] - open <= a) next++;
      const name = next < names.length && names[next][0] - open <= a ? names[next] : null;
      let piece = read(a, b);
      if (name) {
        piece = make("span", "name", piece);
        if (name[2] >= 0) piece.title = page.entities[name[2]];
      }
      const part = beside.find(([from, to]) => from - open <= a && b <= to - open);
      if (part) {
        piece = make("span", "beside", piece);
        piece.dataset.from = part[0];
      }
      if (a >= low && b <= high) {
        if (!marked) element.append((marked = make("mark", "")));
        marked.append(piece);
      } else {
        element.append(piece);
      }
    }
    return element;
  };

  const button = (name, label, sign, act) => {
    const element = make("button", name, sign, make("span", "vh", say(label)));
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  };

  const head = (index) => {
    const [number, place, , , line, outlet, day] = citations[index];
    const where = make("p", "where");
    if (day) where.append(make("span", "", say(day)), " ");
    where.append(make("span", "", say(words.line), ` ${line}`));
    const address = pages[place].link;
    if (address && /^https?:\/\//i.test(address[0])) {
      const link = make("a", "", say(words.open), " ", foreign(address[1]));
      link.href = address[0];
      link.rel = "noopener noreferrer";
      link.target = "_blank";
      where.append(" ", link);
    }
    const move = make("div", "move",
      button("turn", words.previous, "‹", () => show(index - 1)),
      make("span", "number", make("span", "vh", say(words.citation), " "), String(number)),
      button("turn", words.next, "›", () => show(index + 1)),
      button("close", words.close, "×", close));
    move.children[0].disabled = index === 0;
    move.children[2].disabled = index === citations.length - 1;
    return make("div", "head", make("b", "outlet", foreign(outlet)), move, where);
  };

  // at: where the words begin that were asked for beside the cited ones: a speaker's, a carrier's, a time's.
  const show = (index, at) => {
    const citation = citations[index];
    if (!citation) return;
    const [, place, start, end, , , , parts] = citation;
    const page = pages[place];
    const text = make("div", "page", ...page.lines.map((line) => drawLine(line, page, start, end, parts)));
    text.lang = "ar";
    text.tabIndex = 0;
    inside.replaceChildren(head(index), text, make("p", "hint", say(words["panel.key"])));
    root.classList.add("reading");
    for (const old of document.querySelectorAll("[data-c].on")) old.classList.remove("on");
    for (const now of document.querySelectorAll(`[data-c="${index}"]`)) now.classList.add("on");
    shown = index;
    const asked = at === undefined ? [] : [...text.querySelectorAll(`[data-from="${Number(at)}"]`)];
    for (const piece of asked) piece.classList.add("on");
    const mark = asked[0] || text.querySelector("mark");
    if (mark) {
      const box = mark.getBoundingClientRect(), view = text.getBoundingClientRect();
      text.scrollTop += box.top - view.top - Math.max(24, (view.height - box.height) / 3);
    }
  };

  const close = () => {
    if (shown < 0) return;
    root.classList.remove("reading");
    for (const old of document.querySelectorAll("[data-c].on")) old.classList.remove("on");
    inside.replaceChildren(hint);
    shown = -1;
    if (from) from.focus({ preventScroll: true });
    from = null;
  };

  document.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-c]");
    if (!pressed || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    from = pressed;
    show(Number(pressed.dataset.c), pressed.dataset.at);
    panel.focus({ preventScroll: true });
    // The sheet must not hide what was pressed.
    if (!wide.matches) scrollBy({ top: Math.max(0, pressed.getBoundingClientRect().bottom - panel.getBoundingClientRect().top + 24) });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });

  // Letters as a reader types them: without vowel signs, the alifs one.
  const folded = (text) => text.normalize("NFKD").toLowerCase().replace(/[\u0610-\u061a\u0640\u064b-\u065f\u0670]/g, "")
    .replace(/ٱ/g, "ا").replace(/[ىی]/g, "ي").replace(/ک/g, "ك").replace(/ة/g, "ه").trim();

  // The filters of a story's statements: an act, and part of a speaker's name.
  const filters = [];
  for (const bar of document.querySelectorAll(".filter")) {
    const story = bar.closest(".story");
    const field = bar.querySelector("input");
    const acts = [...bar.querySelectorAll("button")];
    const told = [...story.querySelectorAll(".said")].map((item) => ({
      item, acts: item.dataset.acts.split(" "), speaker: folded(item.querySelector(".who b").textContent),
    }));
    const folds = new Set(told.map(({ item }) => item.closest("details")).filter(Boolean));
    const choose = (act) => {
      for (const one of acts) one.setAttribute("aria-pressed", String(one.dataset.act === act));
      const speaker = folded(field.value);
      let count = 0;
      for (const one of told) {
        const fits = (!act || one.acts.includes(act)) && one.speaker.includes(speaker);
        one.item.hidden = !fits;
        count += fits;
      }
      const all = !act && !speaker;
      for (const fold of folds) {
        if (!all) fold.open = true;
        fold.hidden = !fold.querySelector(".said:not([hidden])");
      }
      bar.lastElementChild.replaceChildren(...(all ? [] : [count ? say(words["filter.shown"]) : say(words["filter.none"]),
        count ? ` ${count} / ${told.length}` : ""]));
    };
    const chosen = () => acts.find((one) => one.getAttribute("aria-pressed") === "true").dataset.act;
    for (const one of acts) one.addEventListener("click", () => choose(chosen() === one.dataset.act ? "" : one.dataset.act));
    field.addEventListener("input", () => choose(chosen()));
    filters.push({ story, clear: () => { field.value = ""; choose(""); } });
    bar.hidden = false;
  }

  // A link into a folded part opens it; one to a statement that a filter hides ends the filter.
  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.hidden) {
      for (const one of filters) if (one.story.contains(target)) one.clear();
      target.scrollIntoView();
    }
    const fold = target && target.closest("details");
    if (fold && !fold.open) {
      fold.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", unfold);
  document.addEventListener("click", (event) => { // the link to where we are already changes no hash
    const link = event.target.closest('a[href^="#"]:not([data-c])');
    if (link && link.hash === location.hash) unfold();
  });
  unfold();

  document.getElementById("switch").addEventListener("click", () => {
    const english = root.lang === "ar";
    root.lang = english ? "en" : "ar";
    root.dir = english ? "ltr" : "rtl";
  });

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details.fold:not([open])")];
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });

  if (wide.matches && citations.length) show(0);
})();
