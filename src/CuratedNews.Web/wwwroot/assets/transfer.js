// Takes what a reader keeps to a file and back, and forgets it. Loaded when it is asked for.

/** Offers a file to be saved. */
function save({ load }) {
  const { topics, later } = load();
  const href = URL.createObjectURL(new Blob([JSON.stringify({ topics, later }, null, 2)], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href, download: "following.json" }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

/** Adds what such a file holds, and says what that was. */
export async function read({ change, clean, put }, file) {
  let data;
  try {
    data = JSON.parse(await file.text());
  } catch {
    // Told below.
  }
  const { topics, later } = clean(data);
  if (topics.length + later.length === 0) {
    return "Expected a file that was exported here; found nothing that can be followed or kept.";
  }
  change(kept => [...topics, ...later].reverse().forEach(one => put(kept, one)));
  return `The file brought topics: ${topics.length}, items: ${later.length}.`;
}

export function clear({ change }) {
  if (confirm("Forget all topics that you follow and all items that you keep?")) {
    change(data => Object.assign(data, { topics: [], later: [] }));
  }
}

export { save as export };
