// Drafts: forms marked data-draft="some key" keep what is typed in them until it was taken. Secrets, files and hidden
// proofs are never kept.

import { notice, words } from "./notice.js";

const PREFIX = "draft:";
const SENT = "sent";
const PAUSE = 400; // milliseconds without a letter

let refused = null; // the draft whose form was answered by an error page; its "again" counts as the form itself

const keyOf = (form) => PREFIX + (form.dataset.draft || form.getAttribute("action") || location.pathname);

const isTyped = (field) =>
  field.name &&
  !field.disabled &&
  (field.type !== "hidden" || "typed" in field.dataset) &&
  !["password", "file", "submit", "button"].includes(field.type);

const isTick = (field) => field.type === "checkbox" || field.type === "radio";

const stateOf = (field) => (isTick(field) ? [field.name, field.checked, field.value] : [field.name, field.value, null]);

const typedIn = (form) => [...form.elements].filter(isTyped);

const read = (form) => typedIn(form).map(stateOf);

// A browser may refuse to keep anything; then there are no drafts.
function inStore(act) {
  try {
    return act(window.localStorage);
  } catch {
    return null;
  }
}

const save = (form) => inStore((kept) => kept.setItem(keyOf(form), JSON.stringify(read(form))));

const drop = (key) => inStore((kept) => kept.removeItem(key));

function fill(form, kept) {
  const free = typedIn(form);
  for (const [name, value, tick] of kept) {
    const at = free.findIndex((field) => field.name === name && (tick === null || field.value === tick));
    if (at < 0) continue;
    const [field] = free.splice(at, 1);
    if (tick === null) field.value = value;
    else field.checked = value;
  }
}

function discardButton(form) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "btn btn-sm", textContent: words().discard });
  button.addEventListener("click", () => {
    drop(keyOf(form));
    form.dataset.dropped = "";
    location.reload();
  });
  return button;
}

function restore(form) {
  const kept = inStore((all) => JSON.parse(all.getItem(keyOf(form)) || "null"));
  if (!kept || JSON.stringify(kept) === JSON.stringify(read(form))) return;
  fill(form, kept);
  const told = notice(words().restored, "active");
  told.append(discardButton(form));
  form.prepend(told);
}

const remember = (key) => sessionStorage.setItem(SENT, JSON.stringify({ key, from: location.href.split("#")[0] }));

// A draft goes when its form was sent and this page is the answer, neither a refusal nor an error.
function settle() {
  const sent = JSON.parse(sessionStorage.getItem(SENT) || "null");
  sessionStorage.removeItem(SENT);
  const isAnswer = performance.getEntriesByType("navigation")[0]?.type === "navigate";
  if (!sent || !isAnswer || document.referrer !== sent.from) return;
  if ("keepDrafts" in document.body.dataset) {
    refused = sent.key;
    return;
  }
  const form = [...document.querySelectorAll("form[data-draft]")].find((each) => keyOf(each) === sent.key);
  if (!form?.querySelector("[data-refused], .is-invalid, [aria-invalid=true]")) drop(sent.key);
}

// A form leaves: its draft waits for the answer.
export function draftLeaves(form) {
  if ("draft" in form.dataset) {
    save(form);
    remember(keyOf(form));
  }
  if ("again" in form.dataset && refused) remember(refused);
}

export function dropAllDrafts() {
  const isDraft = (key) => key.startsWith(PREFIX);
  inStore((kept) => Object.keys(kept).filter(isDraft).forEach(drop));
}

export function keepDrafts() {
  settle();
  document.querySelectorAll("form[data-draft]").forEach(restore);
  let waiting;
  const onInput = (event) => {
    const form = event.target.closest("form[data-draft]");
    if (!form) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => "dropped" in form.dataset || save(form), PAUSE);
  };
  document.addEventListener("input", onInput);
  document.addEventListener("trix-change", onInput);
}
