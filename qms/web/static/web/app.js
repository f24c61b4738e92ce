// Manners of the pages: drafts keep themselves, a second press does nothing. Every act works without it.

import { offerDays } from "./days.js";
import { draftLeaves, dropAllDrafts, keepDrafts } from "./drafts.js";
import { sayFaults } from "./faults.js";
import { chooseFiles } from "./files.js";
import { notice, words } from "./notice.js";
import { tellProgress } from "./upload.js";

// ── A form is sent once.

function onSubmit(event) {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.target) return;
  if ("sending" in form.dataset) return event.preventDefault();
  form.dataset.sending = "";
  draftLeaves(form);
  if ("forget" in form.dataset) forget();
  // After the browser has read the form, so that the pressed button's own value is sent.
  setTimeout(() => form.querySelectorAll("button:not([type=button])").forEach((button) => setBusy(button, true)));
}

// Who logs out leaves nothing; pages of audits go, what still waits to be sent (audits/field) does not.
function forget() {
  dropAllDrafts();
  if ("caches" in window) caches.delete("qms-field");
}

function setBusy(button, busy) {
  button.disabled = busy;
  button.classList.toggle("busy", busy);
}

// The way back shows the page as it was left, with its buttons pressed.
const releaseAll = () => document.querySelectorAll("form[data-sending]").forEach(release);

function release(form) {
  delete form.dataset.sending;
  form.querySelectorAll("button.busy").forEach((button) => setBusy(button, false));
}

// ── Buttons that only a script can serve; without it most of them stay hidden.

const SERVED = {
  "[data-close]": (button) => button.parentElement.remove(),
  "[data-add-row]": addRow,
  "[data-print]": () => window.print(),
};

// Another empty row of fields at the end.
function addRow(button) {
  const last = [...button.closest("[data-rows]").querySelectorAll("[data-row]")].at(-1);
  const fresh = last.cloneNode(true);
  for (const field of fresh.querySelectorAll("input, select")) field.value = "";
  last.after(fresh);
  fresh.querySelector("input, select").focus();
}

function serve([selector, act]) {
  document.querySelectorAll(selector).forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => act(button));
  });
}

const onUnsent = () => document.querySelector(".toasts")?.append(notice(words().unsent, "late"));

keepDrafts();
offerDays();
chooseFiles();
sayFaults();
Object.entries(SERVED).forEach(serve);
if (document.querySelector("[data-print=now]")) window.print();
document.addEventListener("submit", onSubmit);
tellProgress(release); // after the form is known to be sent once
document.addEventListener("htmx:responseError", onUnsent);
document.addEventListener("htmx:sendError", onUnsent);
window.addEventListener("pageshow", (event) => event.persisted && releaseAll());
