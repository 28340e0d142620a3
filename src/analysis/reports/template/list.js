function ago(when) {
  const days = Math.floor((Date.now() - Date.parse(when)) / 864e5);
  if (!(days >= 1)) return "";
  const [size, unit] = days < 31 ? [days, "day"] : days < 365 ? [Math.floor(days / 30.4), "month"] : [Math.floor(days / 365), "year"];
  return `, ${size} ${unit}${size === 1 ? "" : "s"} ago`;
}
function listing() {
  const list = document.querySelector(".reports"), form = document.querySelector("form.filter");
  if (!list) return;
  const items = [...list.children], status = form.querySelector("[role=status]");
  const search = form.querySelector("[data-search]"), order = form.querySelector("[data-order]");
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  search.addEventListener("input", () => {
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    items.forEach((item) => { const words = item.textContent.toLowerCase(); item.hidden = !wanted.every((word) => words.includes(word)); });
    const left = items.filter((item) => !item.hidden).length;
    status.textContent = wanted.length ? `${left} of ${items.length} reports` : "";
  });
  order.addEventListener("change", () => {
    const key = order.value;
    const by = { title: (one, other) => one.dataset.title.localeCompare(other.dataset.title, "en", { numeric: true }), built: (one, other) => other.dataset.built.localeCompare(one.dataset.built) };
    list.append(...(key ? [...items].sort(by[key]) : items));
  });
}
document.addEventListener("DOMContentLoaded", () => {
  themeSwitch();
  listing();
  document.querySelectorAll(".report time").forEach((time) => time.append(ago(time.dateTime)));
});
