// Which procedure: a few letters without marks narrow the list at once, arrows go through it, Enter opens the first.

export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
}

// Every word typed begins a word of the entry, or the letters are the first letters of its words.
export function fits(found, initials, typed) {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  const begins = (word) => found.startsWith(word) || found.includes(` ${word}`);
  return words.every(begins) || (words.length === 1 && initials.includes(words[0]));
}

function start(field) {
  const links = [...document.querySelectorAll("[data-found]")];
  const groups = [...document.querySelectorAll("[data-group]")];
  const none = document.querySelector("[data-none]");
  const seen = () => links.filter((link) => !link.hidden);

  function narrow() {
    for (const link of links) link.hidden = !fits(link.dataset.found, link.dataset.initials, field.value);
    for (const group of groups) group.hidden = !group.querySelector("[data-found]:not([hidden])");
    none.hidden = seen().length > 0;
  }

  function move(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (!(event.key in steps)) return;
    const all = seen();
    const next = all.indexOf(document.activeElement) + steps[event.key];
    event.preventDefault();
    (next < 0 ? field : all[Math.min(next, all.length - 1)])?.focus();
  }

  field.addEventListener("input", narrow);
  field.form.addEventListener("submit", (event) => {
    if (!seen().length) return; // at the counter it may be the code of a receipt: the program reads it
    event.preventDefault();
    seen()[0].click();
  });
  document.querySelector("[data-choice]").addEventListener("keydown", move);
  narrow();
}

if (typeof document !== "undefined") {
  const field = document.querySelector("[data-choice] input[type=search]");
  if (field) start(field);
}
