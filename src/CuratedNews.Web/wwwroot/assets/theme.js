// The reader's colours, before the first paint: a module would come too late.
(() => {
  const key = "reader.1.theme";
  const themes = ["system", "light", "dark"];
  const root = document.documentElement;

  function show(theme) {
    root.dataset.theme = themes.includes(theme) ? theme : "system";
    const button = document.querySelector("button.theme");
    if (button) {
      button.title = button.firstElementChild.textContent = `Colours: ${root.dataset.theme}`;
    }
    document.querySelectorAll("meta[name=theme-color]").forEach((meta, at) => {
      meta.media = root.dataset.theme === "system" ? `(prefers-color-scheme: ${themes[at + 1]})` : theme === themes[at + 1] ? "all" : "not all";
    });
  }

  function restore() {
    try {
      show(localStorage.getItem(key));
    } catch {
      show(root.dataset.theme); // No store: it holds for this page.
    }
  }

  restore();
  addEventListener("pageshow", restore);
  addEventListener("DOMContentLoaded", () => {
    restore();
    document.querySelector("button.theme")?.addEventListener("click", () => {
      show(themes[(themes.indexOf(root.dataset.theme) + 1) % 3]);
      localStorage.setItem(key, root.dataset.theme);
    });
  });
})();
