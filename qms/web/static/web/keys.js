// Keys lead about: from page to page, along a list, into its records and back to the same place. All of it goes
// without them.

const WALKED = "walked";
const LINKS = "[data-task] a, main tbody tr td:first-child a";
const find = (selector) => document.querySelector(selector);
const rows = () => [...document.querySelectorAll(LINKS)];
const here = () => location.pathname + location.search;

// ── The list a record was opened from: its address, its rows in their order, the one opened last.
function walked() {
  try {
    return JSON.parse(sessionStorage.getItem(WALKED)) || {};
  } catch {
    return {};
  }
}

function remember(list) {
  try {
    sessionStorage.setItem(WALKED, JSON.stringify(list));
  } catch {
    // The keys along the list go without.
  }
}

const placeIn = (list) => (list.rows || []).indexOf(list.last);
// My work leads to the page of an act; the record is the page above it.
const recordOf = (path) => (path || "").replace(/\/acts\/[^/]+$/, "");
const isOpen = (list) => placeIn(list) >= 0 && recordOf(list.last) === location.pathname;

function opened(event) {
  const link = event.target.closest("a");
  if (!link || find(".record") || !link.matches(LINKS)) return;
  remember({ url: here(), rows: rows().map((each) => each.pathname), last: link.pathname });
}

// On a record the way back leads to the list as it was narrowed.
function leadBack() {
  const list = walked();
  const back = find("[data-back]");
  if (back && isOpen(list) && list.url.split("?")[0] === back.pathname) back.href = list.url;
}

// Back on the list: the row that was open, or the one that took its place.
function takeUp() {
  const list = walked();
  if (list.url !== here() || !("last" in list) || !rows().length) return;
  const left = list.rows.slice(placeIn(list));
  const link = rows().find((each) => left.includes(each.pathname)) || rows().at(-1);
  remember({ ...list, last: undefined });
  link.focus();
  link.scrollIntoView({ block: "center" });
}

function back() {
  const list = walked();
  const way = isOpen(list) ? list.url : find("[data-back]")?.href;
  if (way) location.href = way;
}

function neighbour(by) {
  const link = find(`[data-step=${by > 0 ? "on" : "back"}]`);
  if (link) return link.click();
  const list = walked();
  const next = isOpen(list) && list.rows[placeIn(list) + by];
  if (!next) return;
  remember({ ...list, last: next });
  location.href = next;
}

// From one row to the next or the one before; after the last one comes the way onward.
function step(by) {
  const links = [...rows(), ...document.querySelectorAll("a[rel=next]")];
  const at = links.indexOf(document.activeElement);
  const link = at < 0 ? links[0] : links[at + by];
  if (link) {
    link.focus();
    link.scrollIntoView({ block: "nearest" });
  }
}

function onArrow(event) {
  const row = event.target.closest("tbody tr");
  if (!row || !["ArrowDown", "ArrowUp"].includes(event.key) || !event.target.matches("a")) return;
  const next = event.key === "ArrowDown" ? row.nextElementSibling : row.previousElementSibling;
  const link = next && next.querySelector("a");
  if (link) {
    event.preventDefault();
    link.focus();
  }
}

// ── What each key does
const focusOn = (selector) => {
  const wanted = find(selector);
  wanted?.focus();
  wanted?.select?.();
};
const KEYS = {
  "/": () => focusOn("[data-key='/']"),
  "?": () => {
    const keys = find("#keys");
    if (keys && !keys.matches(":popover-open")) keys.showPopover();
  },
  j: () => step(1),
  k: () => step(-1),
  l: () => neighbour(1),
  h: () => neighbour(-1),
  u: back,
  f: () => focusOn("[data-filter] :is(input, select):not([type=hidden])"),
  n: () => focusOn("[data-key='n']"),
  w: () => focusOn(".record-now a[data-act]"),
  p: goOn,
  v: waiting,
};

// What the record waits for; where that is a choice, nobody is led into one of its answers.
function goOn() {
  const waited = document.querySelectorAll(".record-now a[data-answer]");
  if (waited.length === 1) waited[0].click();
  else (waited[0] || find(".record-now a[data-act]"))?.focus();
}

// What waits for me, of what the register shows; pressed again: all of it.
function waiting() {
  const mine = find("[data-filter] [name=mine]");
  if (mine) {
    mine.checked = !mine.checked;
    mine.form.requestSubmit();
  }
}

let went = 0;
function onKey(event) {
  const typing = event.target.closest("input, textarea, select, trix-editor, [contenteditable]");
  if (typing && event.key === "Escape") event.target.blur();
  if (typing && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    event.target.closest("form")?.requestSubmit();
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const way = Date.now() - went < 1500 && find(`[data-go="${CSS.escape(event.key)}"]`);
  went = event.key === "g" ? Date.now() : 0;
  if (way) {
    location.href = way.href;
  } else if (Object.hasOwn(KEYS, event.key)) {
    event.preventDefault();
    KEYS[event.key]();
  }
}

// Where there is a keyboard, a form takes the first letter at once; what was refused comes first.
function beginToType() {
  const form = find("main form[data-first]");
  if (!form || !matchMedia("(hover: hover)").matches || location.hash) return;
  const fields = ":is(input, select, textarea):not([type=hidden], [type=file], [disabled])";
  const field =
    form.querySelector(`${fields}:is(.is-invalid, [aria-invalid=true])`) ||
    form.querySelector(fields) ||
    form.querySelector("[data-do], button.btn-primary");
  field?.focus();
}

document.addEventListener("click", opened);
document.addEventListener("keydown", onKey);
document.addEventListener("keydown", onArrow);
leadBack();
takeUp();
beginToType();
