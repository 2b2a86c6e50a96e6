// The reader's colours, before the first paint: a module would come too late.
(() => {
  const key = "reader.1.theme";
  const themes = ["system", "light", "dark"];
  const root = document.documentElement;

  function show(theme) {
    const shown = root.dataset.theme = themes.includes(theme) ? theme : "system";
    const button = document.querySelector("button.theme");
    if (button) {
      button.title = button.firstElementChild.textContent = `Colours: ${shown}`;
    }
    document.querySelectorAll("meta[name=theme-color]").forEach((meta, at) => {
      meta.media = shown === "system" ? `(prefers-color-scheme: ${themes[at + 1]})` : shown === themes[at + 1] ? "all" : "not all";
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
  // A fast click skips the transition to the next page: no error.
  addEventListener("unhandledrejection", event => /^(Abort|InvalidState)Error.*transition/i.test(event.reason) && event.preventDefault());
  addEventListener("DOMContentLoaded", () => {
    restore();
    document.querySelector("button.theme")?.addEventListener("click", () => {
      show(themes[(themes.indexOf(root.dataset.theme) + 1) % 3]);
      localStorage.setItem(key, root.dataset.theme);
    });
  });
})();
