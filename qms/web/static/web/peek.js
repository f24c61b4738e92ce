// A peek at a record beside its register, and ticks for a whole page. Without it, the number leads to the record.

const panel = document.querySelector("dialog.peek");
let from;

async function peek(button) {
  from = button;
  const answer = await fetch(button.dataset.peek, { headers: { "X-Part": "1" } });
  if (!answer.ok || answer.redirected) return void (location.href = button.dataset.peek);
  panel.querySelector("[data-peeked]").innerHTML = await answer.text();
  if (!panel.open) panel.showModal();
  panel.scrollTop = 0;
}

// From one row to the next without closing.
function onKey(event) {
  if (!panel.open || !["ArrowDown", "ArrowUp", "j", "k"].includes(event.key)) return;
  const all = [...document.querySelectorAll("[data-peek]")];
  const next = all[all.indexOf(from) + (["ArrowDown", "j"].includes(event.key) ? 1 : -1)];
  event.preventDefault();
  event.stopPropagation();
  if (next) peek(next);
}

function tickAll(button) {
  const ticks = [...document.querySelectorAll("input[form=together]")];
  const all = ticks.every((each) => each.checked);
  for (const each of ticks) each.checked = !all;
  button.setAttribute("aria-pressed", String(!all));
}

if (panel) {
  for (const button of document.querySelectorAll("[data-peek]")) {
    button.hidden = false;
    button.addEventListener("click", () => peek(button));
  }
  document.addEventListener("keydown", onKey, true);
  panel.addEventListener("click", (event) => event.target === panel && panel.close());
  panel.querySelector("[data-shut]").addEventListener("click", () => panel.close());
  panel.addEventListener("close", () => from?.focus());
}
for (const button of document.querySelectorAll("[data-tick-all]")) {
  button.hidden = false;
  button.addEventListener("click", () => tickAll(button));
}
