// The editor's comforts: the page follows the files, and its parts say where in a file they come from.
const bar = document.getElementById("preview");
const live = bar?.querySelector(".live");
const root = document.documentElement;

// --- live: after an import the page is asked for again and changed where it differs ---
let asking = false;
let again = false;

function fetchPage() {
  // Parsed by the request itself: text never becomes markup in here, which the page's policy forbids.
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", location.pathname + location.search);
    request.responseType = "document";
    request.onload = () => (request.response ? resolve(request.response) : reject(new Error("No page")));
    request.onerror = reject;
    request.send();
  });
}

async function refresh(what) {
  if (asking) {
    again = true;
    return;
  }
  asking = true;
  try {
    do {
      again = false;
      const fresh = await fetchPage();
      document.title = fresh.title;
      for (const part of [["#preview"], ["main"]]) {
        const [old, next] = [document.querySelector(part[0]), fresh.querySelector(part[0])];
        if (old && next) {
          morph(old, next);
        }
      }
      document.body.dataset.refreshed = what ?? "";
      dispatchEvent(new CustomEvent("preview:changed", { detail: what }));
    } while (again);
  } catch {
    say("This page could not be fetched again");
  } finally {
    asking = false;
  }
}

/** Makes one element like another, keeping what is the same, and with it focus, selection and scroll. */
function morph(old, next) {
  if (old === live || old.isEqualNode(next)) {
    return;
  }
  const mine = old.closest("#preview") !== null;
  for (const { name } of [...old.attributes]) {
    if (!next.hasAttribute(name) && !(mine && name === "open") && !keeps(old, name)) {
      old.removeAttribute(name);
    }
  }
  for (const { name, value } of next.attributes) {
    if (old.getAttribute(name) !== value && !keeps(old, name)) {
      old.setAttribute(name, value);
    }
  }
  const olds = [...old.childNodes];
  const nexts = [...next.childNodes];
  let start = 0;
  while (start < olds.length && start < nexts.length && same(olds[start], nexts[start])) {
    start++;
  }
  let oldEnd = olds.length;
  let nextEnd = nexts.length;
  while (oldEnd > start && nextEnd > start && same(olds[oldEnd - 1], nexts[nextEnd - 1])) {
    oldEnd--;
    nextEnd--;
  }
  // In between, elements of one kind are changed, others come and go.
  let at = start;
  for (let i = start; i < nextEnd; i++) {
    const wanted = nexts[i];
    if (at < oldEnd && alike(olds[at], wanted)) {
      if (wanted.nodeType === Node.ELEMENT_NODE) {
        morph(olds[at], wanted);
      } else {
        olds[at].nodeValue = wanted.nodeValue;
      }
      at++;
    } else {
      old.insertBefore(document.importNode(wanted, true), olds[at] ?? null);
    }
  }
  for (; at < oldEnd; at++) {
    olds[at].remove();
  }
}

const same = (a, b) => a.isEqualNode(b);
const alike = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName && a.id === b.id && (a.nodeType !== Node.ELEMENT_NODE || a.className === b.className || a.nodeName !== "DETAILS");
// What scripts of the page have set on their own controls stays.
const keeps = (element, name) => (element.matches("button") && ["hidden", "aria-pressed", "title"].includes(name)) || (name === "tabindex" && element.dataset.source !== undefined);

function say(text) {
  if (live) {
    live.hidden = false;
    live.textContent = text;
  }
}

if (bar && window.EventSource) {
  const events = new EventSource("/preview/events");
  let wasOpen = false;
  events.addEventListener("open", () => {
    if (wasOpen) {
      refresh(); // What changed while the connection was away is not known.
    }
    wasOpen = true;
    say("Live");
  });
  events.addEventListener("changed", event => {
    refresh(event.data);
  });
  events.addEventListener("error", () => say("Not connected; trying again"));
  addEventListener("pagehide", () => events.close());
  addEventListener("pageshow", event => event.persisted && location.reload());
}

// --- sources: what an element comes from, and the way there ---
const button = bar?.querySelector(".sources");
const note = document.createElement("div");
note.className = "place";
note.hidden = true;
note.setAttribute("role", "tooltip");

function openPlace(link, place) {
  if (bar.dataset.copies || !link) {
    navigator.clipboard?.writeText(place).then(() => say(`Copied ${place}`), () => say(place));
  } else {
    location.href = link;
  }
}

function showPlaces(on) {
  root.classList.toggle("places", on);
  button.setAttribute("aria-pressed", on);
  for (const element of document.querySelectorAll("main [data-source]")) {
    if (on) {
      element.tabIndex = 0;
    } else {
      element.removeAttribute("tabindex");
    }
  }
  if (!on) {
    note.hidden = true;
  }
  sessionStorage.setItem("preview.places", on ? "1" : "");
}

function point(element) {
  const { source, field, derived } = element.dataset;
  note.textContent = `${field ? field + " · " : ""}${source}${derived ? ` (from ${derived})` : ""}`;
  note.hidden = false;
  const box = element.getBoundingClientRect();
  note.style.left = `${Math.max(8, Math.min(box.left, innerWidth - note.offsetWidth - 8)) + scrollX}px`;
  note.style.top = `${(box.top > 60 ? box.top - note.offsetHeight - 4 : box.bottom + 4) + scrollY}px`;
}

if (button && document.querySelector("main [data-source]")) {
  document.body.append(note);
  button.hidden = false;
  button.addEventListener("click", () => showPlaces(!root.classList.contains("places")));
  if (sessionStorage.getItem("preview.places")) {
    showPlaces(true);
  }
  addEventListener("preview:changed", () => root.classList.contains("places") && showPlaces(true));
  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, event => {
      const element = event.target.closest?.("main [data-source]");
      if (element && (root.classList.contains("places") || event.altKey)) {
        point(element);
      } else {
        note.hidden = true;
      }
    });
  }
  const go = event => {
    const element = event.target.closest("main [data-source]");
    if (element && (event.altKey || root.classList.contains("places"))) {
      event.preventDefault();
      openPlace(element.dataset.editor, element.dataset.source);
    }
  };
  document.addEventListener("click", go, true);
  document.addEventListener("keydown", event => event.key === "Enter" && root.classList.contains("places") && go(event), true);
}
document.addEventListener("click", event => {
  const link = event.target.closest?.("[data-place]");
  if (link && bar?.dataset.copies) {
    event.preventDefault();
    openPlace(null, link.dataset.place);
  }
});
