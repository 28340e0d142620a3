"use strict";
const root = document.documentElement;
root.classList.add("js");
const kept = {
  get: (name) => { try { return localStorage.getItem("analysis-" + name); } catch { return null; } },
  set: (name, value) => { try { localStorage.setItem("analysis-" + name, value); } catch { /* a private window keeps nothing */ } },
};
const dark = matchMedia("(prefers-color-scheme: dark)");
if (["dark", "light"].includes(kept.get("theme"))) root.dataset.theme = kept.get("theme");
const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}
function themeSwitch() {
  const button = document.querySelector("[data-switch=theme]");
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    kept.set("theme", root.dataset.theme);
    show();
  });
  dark.addEventListener("change", show);
  show();
}
