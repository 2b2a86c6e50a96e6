// What a reader keeps, in this browser alone: topics to follow, items to read later, the last visit.
const key = "reader.1";
let memory;

if (document.prerendering) {
  // A page made ready is no visit.
  await new Promise(resolve => document.addEventListener("prerenderingchange", resolve));
}

/** Anything stored or imported, without what does not fit. */
export function clean(data) {
  const part = (name, fits) => [].concat(data?.[name] ?? []).filter(fits).slice(0, 500);
  const time = value => value > 0 && value <= Date.now() ? value : 0;
  return {
    topics: part("topics", one => /^[^\s,]+$/.test(one?.slug) && one.label),
    later: part("later", one => /^\/(?![/\\])/.test(one?.url) && one.title),
    seen: time(data?.seen),
    before: time(data?.before),
  };
}

export function load() {
  try {
    return clean(JSON.parse(localStorage.getItem(key)));
  } catch {
    return clean(memory); // No store, or something else in it.
  }
}

/** Changes what is kept, as it is now in all windows, and shows it. */
export function change(edit) {
  edit(memory = load());
  try {
    localStorage.setItem(key, JSON.stringify(memory));
  } catch {
    // Kept while this page is open.
  }
  show();
}

const listOf = (data, item) => item.slug ? data.topics : data.later;
const isSame = item => one => one.slug === item.slug && one.url === item.url;

/** Puts a topic or an item first in its list, or takes it out. */
export function put(data, item, isIn = true) {
  const list = listOf(data, item);
  const at = list.findIndex(isSame(item));
  at >= 0 && list.splice(at, 1);
  isIn && list.unshift(item);
}

export function pathOf(topics) {
  const slugs = topics.map(topic => encodeURIComponent(topic.slug)).sort();
  return slugs.length ? `/following?topics=${slugs}` : "/following";
}

/** The buttons that keep something: one for each entry of the page's lists, and those of the page itself. */
const buttons = [...document.querySelectorAll("button.keep:not([data-part])")].map(button => ({ button, item: { ...button.dataset } }));
for (const time of document.querySelectorAll("main .meta > time")) {
  const link = time.closest("article:not(.item), li")?.querySelector("h2 a, h3 a");
  if (link) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "later", title: "Read later", ariaLabel: `Read later: ${link.textContent}` });
    buttons.push({ button, time, item: { url: link.pathname, title: link.textContent, note: time.textContent } });
    button.append(document.querySelector(".tools svg").cloneNode(true));
    time.after(button);
  }
}

function show() {
  const data = load();
  for (const { button, time, item } of buttons) {
    button.ariaPressed = listOf(data, item).some(isSame(item));
    if (data.before && Date.parse(time?.dateTime) > data.before && !time.title) {
      time.title = "New since your last visit";
      time.append(Object.assign(document.createElement("span"), { className: "unseen", textContent: `. ${time.title}` }));
    }
  }
  document.querySelector(".tools a").href = pathOf(data.topics);
  document.dispatchEvent(new Event("reader"));
}

document.addEventListener("click", ({ target }) => {
  const pressed = buttons.find(({ button }) => button.contains(target));
  pressed && change(data => put(data, pressed.item, pressed.button.ariaPressed === "false"));
});
addEventListener("storage", show);
addEventListener("pageshow", event => event.persisted && show());

function visit() {
  change(data => {
    // A visit ends with a pause of half an hour.
    data.before = Date.now() - data.seen > 1_800_000 ? data.seen : data.before;
    data.seen = Date.now();
  });
}

document.addEventListener("visibilitychange", visit);
visit();
