// What is wrong with a field, said in the page's language: the browser would say it in its own.

import { words } from "./notice.js";

const SAID = "data-fault";

// The sentence for what the browser found; {n} is the number that the field asks for.
export function sentenceFor(field, said) {
  const { validity } = field;
  const number = (text, value) => text.replace("{n}", value);
  if (validity.valueMissing) return "files" in field && field.type === "file" ? said.missingFile : missing(field, said);
  if (validity.typeMismatch) return field.type === "email" ? said.wrongMail : said.wrong;
  if (validity.badInput) return said.wrongNumber;
  if (validity.rangeUnderflow) return number(said.tooSmall, field.min);
  if (validity.rangeOverflow) return number(said.tooLarge, field.max);
  if (validity.tooShort) return number(said.tooShort, field.minLength);
  if (validity.tooLong) return number(said.tooLong, field.maxLength);
  return said.wrong;
}

function missing(field, said) {
  if (field.type === "checkbox") return said.missingTick;
  return field.type === "radio" || field.tagName === "SELECT" ? said.missingChoice : said.missing;
}

const placeOf = (field) => field.closest("fieldset, .mb-3, .form-check, [data-row]") ?? field.parentElement;

function clear(field) {
  const place = placeOf(field);
  place.querySelectorAll(`[${SAID}]`).forEach((node) => node.remove());
  field.classList.remove("is-invalid");
  field.removeAttribute("aria-invalid");
}

function tell(field) {
  clear(field);
  const node = document.createElement("p");
  Object.assign(node, { className: "text-danger small mb-0 mt-1", textContent: sentenceFor(field, words()) });
  node.setAttribute(SAID, "");
  node.setAttribute("role", "alert");
  placeOf(field).append(node);
  field.classList.add("is-invalid");
  field.setAttribute("aria-invalid", "true");
}

// The browser's bubble doesn't come, and it then leaves the first faulty field to us.
function onInvalid(event) {
  event.preventDefault();
  const field = event.target;
  const first = field.form?.querySelector(":invalid:not(fieldset)");
  const again = field.type === "radio" && field.form.elements[field.name][0] !== field;
  if (!again) tell(field);
  if (field === first) field.focus();
}

export function sayFaults() {
  document.addEventListener("invalid", onInvalid, true);
  document.addEventListener("input", (event) => event.target.matches?.("[aria-invalid]") && clear(event.target));
  document.addEventListener("change", (event) => event.target.matches?.("[aria-invalid]") && clear(event.target));
}
