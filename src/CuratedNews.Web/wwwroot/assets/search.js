// Suggestions while one types: an editable combobox after the ARIA Authoring Practices.
const answers = new Map();

function set(element, attributes, ...children) {
  Object.entries(attributes).forEach(pair => element.setAttribute(...pair));
  element.append(...children);
  return element;
}

const make = (name, ...rest) => set(document.createElement(name), ...rest);

/** A text in which marks, each [start, length], stand out. */
function marked(text, marks = []) {
  let end = 0;
  const parts = marks.flatMap(([start, length]) => [text.slice(end, start), make("mark", {}, text.slice(start, end = start + length))]);
  return [...parts, text.slice(end)];
}

document.querySelectorAll("[role=search] [name=q]").forEach((input, number) => {
  const id = `suggestions-${number}`;
  const list = make("div", { id, class: "suggestions", role: "listbox", "aria-label": "Suggestions", hidden: "" });
  const status = make("span", { class: "unseen", role: "status" });
  let options = [], active, timer, request;

  function activate(option) {
    active?.setAttribute("aria-selected", false);
    active = option;
    active?.setAttribute("aria-selected", true);
    active?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", active?.id ?? "");
  }

  function open(isOpen) {
    activate();
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", isOpen);
  }

  function close() {
    clearTimeout(timer);
    request?.abort();
    open(false);
    status.textContent = "";
  }

  function show({ groups }) {
    options = [];
    list.replaceChildren(...groups.map(({ label, entries }) => make("div", { role: "group", "aria-label": label },
      make("div", { class: "label", "aria-hidden": true }, label),
      ...entries.map(({ url, title, marks, note }) => options[options.length] = make("a", { href: url, role: "option", id: `${id}-${options.length}`, tabindex: -1, "aria-selected": false },
        make("span", { dir: "auto" }, ...marked(title, marks)), make("small", {}, note ?? ""))))));
    open(options.length > 0);
    status.textContent = `Suggestions: ${options.length || "none"}`;
  }

  async function suggest() {
    const query = input.value.trim();
    const { signal } = request = new AbortController();
    try {
      if (!answers.has(query)) {
        const response = await fetch(`/search/suggest?q=${encodeURIComponent(query)}`, { signal });
        answers.set(query, await response.json());
      }
      signal.aborted || show(answers.get(query));
    } catch {
      signal.aborted || close();
    }
  }

  function wait() {
    clearTimeout(timer);
    request?.abort();
    input.value.trim() ? timer = setTimeout(suggest, 90) : close();
  }

  function press(event) {
    const { key } = event;
    const all = [...options, undefined]; // Beyond both ends is the field itself.
    const at = all.indexOf(active);
    const moves = {
      ArrowDown: () => activate(all[(at + 1) % all.length]),
      ArrowUp: () => activate(all.at(at - 1)),
      Escape: close,
      ...active && { Home: () => activate(options[0]), End: () => activate(options.at(-1)), Enter: () => active.click() },
    };
    if (event.isComposing || list.hidden) {
      key === "ArrowDown" && wait(); // Escape clears the field by itself.
    } else if (moves[key]) {
      event.preventDefault();
      moves[key]();
    }
  }

  input.after(list, status);
  set(input, { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": false, "aria-controls": id });
  input.addEventListener("input", wait);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", press);
  list.addEventListener("mousedown", event => event.preventDefault()); // The field keeps the focus.
});
