// Fills in what only this browser knows: what a reader follows and keeps.
const reader = await import(document.getElementById("reader").src);
const { change, load, pathOf, put } = reader;
const page = document.getElementById("following");
const part = name => page.querySelector(`[data-part=${name}]`);
const listed = [...page.querySelectorAll("[data-slug]")].map(chip => ({ ...chip.dataset }));
const isMine = () => pathOf(load().topics) === pathOf(listed);
const follow = (topics, isIn) => change(data => topics.forEach(topic => put(data, topic, isIn)));

function show() {
  const { topics, later } = load();
  part("later").replaceChildren(...later.map(item => {
    const entry = part("entry").content.cloneNode(true);
    const [link, note, drop] = entry.querySelectorAll("a, small, button");
    Object.assign(link, { href: item.url, textContent: item.title });
    note.textContent = item.note;
    drop.ariaLabel = `Remove ${item.title}`;
    drop.onclick = () => change(data => put(data, item, false));
    return entry;
  }));
  part("adopt")?.setAttribute("aria-pressed", listed.every(({ slug }) => topics.some(topic => topic.slug === slug)));
  listed.length || location.search || !topics.length || location.replace(pathOf(topics));
}

page.addEventListener("click", async ({ target }) => {
  const name = target.dataset.part;
  if (name === "adopt") {
    follow(listed, target.ariaPressed === "false");
  } else if (/^(export|clear)$/.test(name)) {
    (await import("./transfer.js"))[name](reader);
  } else if (target.matches(".drop[href]") && isMine()) {
    change(data => put(data, target.parentElement.dataset, false));
  }
});
page.addEventListener("submit", () => isMine() && follow([...page.querySelectorAll(":checked")].map(box => ({ slug: box.value, label: box.title }))));
part("import").addEventListener("change", async ({ target }) => {
  const transfer = await import("./transfer.js");
  part("status").textContent = await transfer.read(reader, target.files[0]);
});
document.addEventListener("reader", show);
show();
