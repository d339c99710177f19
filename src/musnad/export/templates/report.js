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

  // One line of the page, with the cited words in a <mark> and the names underlined. Offsets are code points and
  // JavaScript counts UTF-16 units: hence the array of letters.
  const drawLine = ([open, label, text, direction, signs], page, start, end) => {
    const letters = Array.from(text);
    const read = reader(letters, signs || []);
    const [low, high] = [Math.max(start - open, 0), Math.min(end - open, letters.length)];
    const names = namesIn(page.names, open, open + letters.length);
    const edges = new Set([0, letters.length]);
    if (low < high) edges.add(low).add(high);
    for (const [a, b] of names) edges.add(a - open).add(b - open);
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

  const show = (index) => {
    const citation = citations[index];
    if (!citation) return;
    const [, place, start, end] = citation;
    const page = pages[place];
    const text = make("div", "page", ...page.lines.map((line) => drawLine(line, page, start, end)));
    text.lang = "ar";
    text.tabIndex = 0;
    inside.replaceChildren(head(index), text, make("p", "hint", say(words["panel.key"])));
    root.classList.add("reading");
    for (const old of document.querySelectorAll("[data-c].on")) old.classList.remove("on");
    for (const now of document.querySelectorAll(`[data-c="${index}"]`)) now.classList.add("on");
    shown = index;
    const mark = text.querySelector("mark");
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
    show(Number(pressed.dataset.c));
    panel.focus({ preventScroll: true });
    // The sheet must not hide what was pressed.
    if (!wide.matches) scrollBy({ top: Math.max(0, pressed.getBoundingClientRect().bottom - panel.getBoundingClientRect().top + 24) });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });

  // A link into a folded part opens it.
  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = target && target.closest("details");
    if (fold && !fold.open) {
      fold.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", unfold);
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
