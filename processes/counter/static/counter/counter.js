// At the counter: one press says that all required parts are here, and the next press stands ready.

export function tick(boxes, wanted) {
  for (const box of boxes) if (wanted.includes(box.value)) box.checked = true;
}

function goOn(form) {
  const empty = [...form.querySelectorAll("[name^=values_]")].find((field) => !field.value);
  (empty || form.querySelector("[data-accept]")).focus();
}

function start(button) {
  const form = button.form;
  const boxes = [...form.querySelectorAll("[name=parts]")];
  button.hidden = !boxes.length;
  button.addEventListener("click", () => {
    tick(boxes, button.dataset.tick.split("|"));
    goOn(form);
  });
  // After a card was scanned the applicant stands there: what is asked next is the parts.
  if (form.querySelector("[name=applicant_name]").value && !form.querySelector(".is-invalid")) button.focus();
}

if (typeof document !== "undefined") {
  const button = document.querySelector("[data-tick]");
  if (button) start(button);
}
