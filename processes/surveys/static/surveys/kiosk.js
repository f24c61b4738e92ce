// The kiosk: one question at a time, on by itself after a press, back to the start after a while. All works without it.

const LONG = 30 * 60; // an untouched page is fetched anew before its proof grows old
const ON = 250; // milliseconds in which the pressed answer is seen

const { idle, start } = document.body.dataset;
const form = document.querySelector("form");
let touched = !form; // a page without questions says thanks, and goes back by itself
let waiting;

function wait() {
  clearTimeout(waiting);
  waiting = setTimeout(() => location.replace(start), (touched ? Number(idle) : LONG) * 1000);
}

function touch() {
  touched = true;
  wait();
}

function button(words, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "btn" });
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

function onePerScreen() {
  const asked = [...form.querySelectorAll(".asked")];
  const steps = form.querySelector(".kiosk-steps");
  const send = steps.querySelector("button");
  const fault = asked.findIndex((each) => each.querySelector(".fault"));
  let at = Math.max(fault, 0);
  if (fault >= 0) touched = true;
  const back = button(form.dataset.back, () => show(at - 1));
  const next = button(form.dataset.next, () => show(at + 1));
  steps.prepend(back, next);

  function show(place) {
    at = Math.min(Math.max(place, 0), asked.length - 1);
    for (const [number, each] of asked.entries()) each.hidden = number !== at;
    const isLast = at === asked.length - 1;
    back.hidden = at === 0;
    next.hidden = isLast;
    send.hidden = !isLast;
    form.querySelector(".kiosk-place").textContent = `${at + 1} / ${asked.length}`;
  }

  form.addEventListener("change", (event) => {
    if (event.target.type === "radio" && at < asked.length - 1) setTimeout(() => show(at + 1), ON);
  });
  show(at);
}

for (const kind of ["pointerdown", "keydown", "input"]) document.addEventListener(kind, touch);
if (form) onePerScreen();
wait();
