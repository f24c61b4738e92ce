// Manners of the pages: drafts keep themselves, a second press does nothing. Every act works without it.
"use strict";
(() => {
  const words = () => document.getElementById("words")?.dataset ?? {};
  const PREFIX = "draft:";

  // ── Drafts: forms marked data-draft="some key". Secrets, files and hidden proofs are never kept.
  const keyOf = (form) => PREFIX + (form.dataset.draft || form.getAttribute("action") || location.pathname);
  const isTyped = (field) => field.name && !field.disabled && (field.type !== "hidden" || "typed" in field.dataset)
    && !["password", "file", "submit", "button"].includes(field.type);
  const isTick = (field) => field.type === "checkbox" || field.type === "radio";
  const read = (form) => [...form.elements].filter(isTyped).map((field) =>
    [field.name, isTick(field) ? field.checked : field.value, isTick(field) ? field.value : null]);

  const store = (act) => { try { return act(window.localStorage); } catch { return null; } };
  const save = (form) => store((kept) => kept.setItem(keyOf(form), JSON.stringify(read(form))));
  const drop = (key) => store((kept) => kept.removeItem(key));

  function restore(form) {
    const kept = store((all) => JSON.parse(all.getItem(keyOf(form)) || "null"));
    if (!kept || JSON.stringify(kept) === JSON.stringify(read(form))) return;
    const free = [...form.elements].filter(isTyped);
    for (const [name, value, tick] of kept) {
      const at = free.findIndex((field) => field.name === name && (tick === null || field.value === tick));
      if (at < 0) continue;
      const [field] = free.splice(at, 1);
      if (tick === null) field.value = value; else field.checked = value;
    }
    const note = say(words().restored, "active");
    const discard = document.createElement("button");
    Object.assign(discard, { type: "button", className: "btn btn-sm", textContent: words().discard });
    discard.addEventListener("click", () => { drop(keyOf(form)); form.dataset.dropped = ""; location.reload(); });
    note.append(discard);
    form.prepend(note);
  }

  // A draft goes when its form was sent and this page is the answer, neither a refusal nor an error.
  const here = () => location.href.split("#")[0];
  const remember = (key) => sessionStorage.setItem("sent", JSON.stringify({ key, from: here() }));
  let refused = null;

  function settle() {
    const sent = JSON.parse(sessionStorage.getItem("sent") || "null");
    sessionStorage.removeItem("sent");
    const answer = performance.getEntriesByType("navigation")[0]?.type === "navigate";
    if (!sent || !answer || document.referrer !== sent.from) return;
    if ("keepDrafts" in document.body.dataset) { refused = sent.key; return; }
    const form = [...document.querySelectorAll("form[data-draft]")].find((each) => keyOf(each) === sent.key);
    if (!form || !form.querySelector("[data-refused], .is-invalid, [aria-invalid=true]")) drop(sent.key);
  }

  function say(text, tone) {
    const note = document.createElement("div");
    note.className = `tone-line tone-${tone} rounded p-3 mb-3 d-flex flex-wrap gap-2 align-items-center`;
    note.setAttribute("role", "status");
    note.append(Object.assign(document.createElement("span"), { className: "flex-fill", textContent: text }));
    return note;
  }

  // ── A form is sent once.
  function onSubmit(event) {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.target) return;
    if ("sending" in form.dataset) return event.preventDefault();
    form.dataset.sending = "";
    if ("draft" in form.dataset) { save(form); remember(keyOf(form)); }
    if ("again" in form.dataset && refused) remember(refused);
    if ("forget" in form.dataset) {
      store((kept) => Object.keys(kept).filter((key) => key.startsWith(PREFIX)).forEach(drop));
      // Pages of audits stay no longer on the device; what still waits to be sent does.
      if ("caches" in window) caches.delete("qms-field");
    }
    // After the browser has read the form, so that the pressed button's own value is sent.
    setTimeout(() => form.querySelectorAll("button:not([type=button])").forEach((button) => {
      button.disabled = true;
      button.classList.add("busy");
    }));
  }

  function release() {
    document.querySelectorAll("form[data-sending]").forEach((form) => {
      delete form.dataset.sending;
      form.querySelectorAll("button.busy").forEach((button) => { button.disabled = false; button.classList.remove("busy"); });
    });
  }

  // ── Rows of fields: another empty one at the end.
  function addRow(button) {
    const rows = button.closest("[data-rows]").querySelectorAll("[data-row]");
    const fresh = rows[rows.length - 1].cloneNode(true);
    fresh.querySelectorAll("input, select").forEach((field) => { field.value = ""; });
    rows[rows.length - 1].after(fresh);
    fresh.querySelector("input, select").focus();
  }

  function start() {
    settle();
    document.querySelectorAll("form[data-draft]").forEach(restore);
    document.querySelectorAll("[data-close]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => button.parentElement.remove());
    });
    document.querySelectorAll("[data-add-row]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => addRow(button));
    });
    document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => window.print()));
  }

  let waiting;
  const onInput = (event) => {
    const form = event.target.closest("form[data-draft]");
    if (!form) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => { if (!("dropped" in form.dataset)) save(form); }, 400);
  };
  document.addEventListener("input", onInput);
  document.addEventListener("trix-change", onInput);
  document.addEventListener("submit", onSubmit);
  document.addEventListener("htmx:responseError", () => document.querySelector(".toasts")?.append(say(words().unsent, "late")));
  document.addEventListener("htmx:sendError", () => document.querySelector(".toasts")?.append(say(words().unsent, "late")));
  window.addEventListener("pageshow", (event) => { if (event.persisted) release(); });
  start();
})();
