// Single keys; ? lists them and turns them off, for those whose speech would press them.
const key = "reader.1.keys";
const dialog = document.querySelector("dialog.keys");
const box = dialog.querySelector("input");

try {
  box.checked = localStorage.getItem(key) !== "off";
} catch {
  // On, while there is no store.
}

function step(by) {
  const links = [...document.querySelectorAll("main :is(article, li) :is(h2, h3) > a")];
  const entry = document.activeElement.closest("article, li");
  const at = links.findIndex(link => entry?.contains(link));
  links[at < 0 ? 0 : at + by]?.focus();
}

const keys = {
  "/": () => document.querySelector("[role=search] input").select(),
  "?": () => dialog.showModal(),
  j: () => step(1),
  k: () => step(-1),
};

document.addEventListener("keydown", event => {
  const { ctrlKey, altKey, metaKey, defaultPrevented, target } = event;
  const isTyping = target.closest("input, textarea, select, [contenteditable]");
  if (event.key in keys && box.checked && !(ctrlKey || altKey || metaKey || defaultPrevented || isTyping || dialog.open)) {
    event.preventDefault();
    keys[event.key]();
  }
});
box.addEventListener("change", () => localStorage.setItem(key, box.checked ? "on" : "off"));
document.querySelector("button.shortcuts").addEventListener("click", keys["?"]);
