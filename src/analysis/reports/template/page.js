function codeSwitch() {
  const cells = [...document.querySelectorAll("details.code")];
  const button = document.querySelector("[data-switch=code]");
  if (!cells.length) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const open = root.classList.toggle("with-code");
    button.setAttribute("aria-pressed", String(open));
    cells.forEach((cell) => { cell.open = open; });
  });
}
const text = (cell) => cell.textContent.trim();
const scales = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };
function amount(words) {
  const match = /[−-]?\d[\d,]*(?:\.\d+)?/.exec(words);
  if (!match) return null;
  const scale = /(thousand|million|billion|trillion)/.exec(words);
  return parseFloat(match[0].replace("−", "-").replaceAll(",", "")) * (scale ? scales[scale[1]] : 1);
}
function sortable(table) {
  const body = table.tBodies[0];
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const numeric = head.classList.contains("number");
    const button = make("button", { type: "button" }, ...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      [...head.parentNode.cells].forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const keyed = [...body.rows].map((row) => [numeric ? amount(text(row.cells[column])) : text(row.cells[column]), row]);
      const empty = (key) => key === null || key === "" || key === "—";
      keyed.sort(([one], [other]) => {
        if (empty(one) || empty(other)) return empty(one) - empty(other);
        const order = numeric ? one - other : one.localeCompare(other, "en", { numeric: true });
        return up ? order : -order;
      });
      body.append(...keyed.map(([, row]) => row));
    });
  });
}
function filterable(table) {
  const rows = [...table.tBodies[0].rows];
  const caption = document.getElementById(table.getAttribute("aria-labelledby"));
  const input = make("input", { type: "search", autocomplete: "off" });
  const count = make("span", {});
  count.setAttribute("role", "status");
  input.addEventListener("input", () => {
    const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    rows.forEach((row) => { const words = row.textContent.toLowerCase(); row.hidden = !wanted.every((word) => words.includes(word)); });
    const left = rows.filter((row) => !row.hidden).length;
    count.textContent = wanted.length ? `${left} of ${rows.length} rows` : "";
  });
  const label = make("label", { className: "filter" }, "Filter", make("span", { className: "vh" }, ` ${caption ? text(caption) : "the table"}`), input, count);
  caption.after(label);
}
function scrollers() {
  const boxes = [...document.querySelectorAll(".scroll, .canvas")];
  const check = () => boxes.forEach((box) => {
    if (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  });
  check();
  addEventListener("resize", check);
}
function sentence(target) {
  const parts = document.createDocumentFragment();
  const take = (element, name, tag) => {
    if (element) parts.append(make(tag, { className: name }, ...[...element.childNodes].map((node) => node.cloneNode(true))));
  };
  if (target.tagName !== "TR") {
    take(target.querySelector("blockquote"), "", "blockquote");
    take(target.querySelector(".source"), "source", "p");
    return parts;
  }
  const quote = target.querySelector(".quote") || target.querySelector(".text");
  take(quote, "", "blockquote");
  const others = [...target.cells].filter((cell) => cell !== quote && text(cell) && text(cell) !== "—");
  const line = make("p", { className: "source" });
  others.forEach((cell, at) => line.append(at ? " · " : "", ...[...cell.childNodes].map((node) => node.cloneNode(true))));
  parts.append(line);
  return parts;
}
function evidence() {
  const links = [...document.querySelectorAll("a[href^='#row-']")].filter((link) => document.getElementById(link.getAttribute("href").slice(1)));
  if (!links.length) return;
  const pop = make("div", { className: "pop", hidden: true, id: "pop" });
  pop.setAttribute("role", "dialog");
  pop.setAttribute("aria-label", "Evidence");
  document.body.append(pop);
  let opener = null, returning = false;
  const hide = (back) => {
    const was = opener;
    pop.hidden = true;
    pop.classList.remove("pinned");
    opener = null;
    returning = true;
    if (back && was) was.focus();
    returning = false;
  };
  const place = (link) => {
    const mark = link.getBoundingClientRect(), box = pop.getBoundingClientRect();
    const left = Math.min(Math.max(mark.left + mark.width / 2 - box.width / 2, 12), innerWidth - box.width - 12);
    const below = mark.bottom + 10 + box.height < innerHeight;
    pop.style.left = `${Math.max(left, 12)}px`;
    pop.style.top = `${Math.max(below ? mark.bottom + 10 : mark.top - box.height - 10, 8)}px`;
  };
  const show = (link, pinned) => {
    const target = document.getElementById(link.getAttribute("href").slice(1));
    const close = make("button", { type: "button" }, "Close");
    const go = make("a", { href: link.getAttribute("href") }, target.tagName === "TR" ? "Show in the table" : "Show in the list");
    close.addEventListener("click", () => hide(true));
    go.addEventListener("click", () => hide(false));
    pop.replaceChildren(sentence(target), make("p", { className: "hint" }, "Click or press Enter to keep this open."), make("div", { className: "tools" }, close, go));
    pop.classList.toggle("pinned", pinned);
    pop.hidden = false;
    place(link);
    if (pinned) { opener = link; close.focus({ preventScroll: true }); }
  };
  for (const link of links) {
    link.querySelectorAll("title").forEach((title) => title.remove());
    const preview = () => { if (!opener && !returning) show(link, false); };
    const leave = () => { if (!opener) hide(false); };
    link.addEventListener("mouseenter", preview);
    link.addEventListener("focus", preview);
    link.addEventListener("mouseleave", leave);
    link.addEventListener("blur", leave);
    link.addEventListener("click", (event) => { event.preventDefault(); show(link, true); });
  }
  addEventListener("keydown", (event) => { if (event.key === "Escape" && !pop.hidden) hide(true); });
  document.addEventListener("click", (event) => { if (opener && !pop.contains(event.target) && !event.target.closest("a[href^='#row-']")) hide(false); });
  addEventListener("scroll", () => { if (!opener) hide(false); }, { passive: true });
}
document.addEventListener("DOMContentLoaded", () => {
  themeSwitch();
  codeSwitch();
  for (const table of document.querySelectorAll(".rows table")) {
    const rows = Number(table.dataset.rows);
    if (rows > 3) sortable(table);
    if (rows > 9) filterable(table);
  }
  scrollers();
  evidence();
});
