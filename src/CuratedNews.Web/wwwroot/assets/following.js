// The page of what a reader follows and keeps: fills it in, writes it to a file, reads it from one.
const { change, clean, load, pathOf, put } = await import(document.getElementById("reader").src);
const page = document.getElementById("following");
const part = name => page.querySelector(`[data-part=${name}]`);
const listed = [...page.querySelectorAll("[data-slug]")].map(chip => ({ ...chip.dataset }));
const isMine = () => pathOf(load().topics) === pathOf(listed);
const keep = items => change(data => items.reverse().forEach(item => put(data, item)));

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
  part("adopt").hidden = isMine() || !listed.length;
  listed.length || location.search || !topics.length || location.replace(pathOf(topics));
}

const actions = {
  adopt: () => keep(listed),
  export: () => {
    const { topics, later } = load();
    const href = URL.createObjectURL(new Blob([JSON.stringify({ topics, later }, null, 2)], { type: "application/json" }));
    Object.assign(document.createElement("a"), { href, download: "following.json" }).click();
  },
  clear: () => confirm("Forget all topics that you follow and all items that you keep?") && change(data => data.topics = data.later = []),
};

page.addEventListener("click", ({ target }) => {
  actions[target.dataset.part]?.();
  target.matches(".drop") && isMine() && change(data => put(data, target.parentElement.dataset, false));
});
page.addEventListener("submit", () => isMine() && keep([...page.querySelectorAll(":checked")].map(box => ({ slug: box.value, label: box.title }))));
part("import").addEventListener("change", async ({ target }) => {
  try {
    const { topics, later } = clean(JSON.parse(await target.files[0].text()));
    keep([...topics, ...later]);
    part("status").textContent = `The file brought topics: ${topics.length}, items: ${later.length}.`;
  } catch {
    part("status").textContent = "Expected a file that was exported here; found something else.";
  }
});
document.addEventListener("reader", show);
show();
