// The kiosk: one question at a time, on by itself after a press, back to the start after a while. All works without it.
"use strict";
(() => {
  const body = document.body, form = document.querySelector("form");
  const start = () => location.replace(body.dataset.start);
  let waiting = 0, touched = !form; // a page without questions says thanks, and goes back by itself
  const LONG = 30 * 60; // an untouched page is fetched anew before its proof grows old

  function wait() {
    clearTimeout(waiting);
    waiting = setTimeout(start, (touched ? Number(body.dataset.idle) : LONG) * 1000);
  }
  const touch = () => { touched = true; wait(); };
  for (const kind of ["pointerdown", "keydown", "input"]) document.addEventListener(kind, touch);
  wait();
  if (!form) return;

  const asked = [...form.querySelectorAll(".asked")];
  const steps = form.querySelector(".kiosk-steps"), send = steps.querySelector("button");
  const button = (words, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "btn", textContent: words });
    made.addEventListener("click", act);
    return made;
  };
  const fault = asked.findIndex((each) => each.querySelector(".fault"));
  let at = Math.max(fault, 0);
  if (fault >= 0) touched = true;
  const back = button(form.dataset.back, () => show(at - 1));
  const next = button(form.dataset.next, () => show(at + 1));
  steps.prepend(back, next);

  function show(place) {
    at = Math.min(Math.max(place, 0), asked.length - 1);
    asked.forEach((each, number) => { each.hidden = number !== at; });
    const last = at === asked.length - 1;
    back.hidden = at === 0;
    next.hidden = last;
    send.hidden = !last;
    form.querySelector(".kiosk-place").textContent = `${at + 1} / ${asked.length}`;
  }

  form.addEventListener("change", (event) => {
    if (event.target.type === "radio" && at < asked.length - 1) setTimeout(() => show(at + 1), 250);
  });
  show(at);
})();
