// A calendar beside every field for a day (qms/text/inputs.py): the browser's own would speak the browser's language.

import { words } from "./notice.js";

const WEEK = 7;
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -WEEK, ArrowDown: WEEK };
const two = (number) => String(number).padStart(2, "0");

export const written = (day) => `${two(day.getDate())}/${two(day.getMonth() + 1)}/${day.getFullYear()}`;

// The day that a text begins with, or null: 31/02/2026 is none.
export function dayOf(text) {
  const found = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(text);
  const iso = /^\s*(\d{4})-(\d{2})-(\d{2})/.exec(text);
  const [year, month, date] = found ? [found[3], found[2], found[1]] : iso ? iso.slice(1) : [];
  const day = new Date(Number(year), Number(month) - 1, Number(date));
  return day.getMonth() === Number(month) - 1 ? day : null;
}

// Six weeks from the Monday on or before the first of a month.
export function weeksOf(month) {
  const first = new Date(month.getFullYear(), month.getMonth(), 1);
  const before = (first.getDay() + WEEK - 1) % WEEK;
  return [0, 1, 2, 3, 4, 5].map((week) =>
    [0, 1, 2, 3, 4, 5, 6].map((day) => new Date(first.getFullYear(), first.getMonth(), 1 - before + week * WEEK + day)),
  );
}

function button(text, name, act) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: "btn btn-sm border-0 px-1", textContent: text });
  if (name) made.setAttribute("aria-label", name);
  made.addEventListener("click", act);
  return made;
}

function element(tag, className, ...children) {
  const made = Object.assign(document.createElement(tag), { className });
  made.append(...children);
  return made;
}

class Calendar {
  constructor(field, opener) {
    [this.field, this.opener] = [field, opener];
    this.onPress = (event) => this.field.parentElement.contains(event.target) || this.close();
    document.addEventListener("pointerdown", this.onPress);
    this.shown = dayOf(field.value) ?? new Date();
    this.box = element("div", "dropdown-menu show top-100 p-2");
    this.box.setAttribute("role", "dialog");
    this.box.setAttribute("aria-label", words().calendar);
    this.box.addEventListener("keydown", (event) => this.onKey(event));
    this.box.addEventListener("focusout", (event) => this.box.contains(event.relatedTarget) || this.onLeft(event));
    this.draw();
  }

  onLeft(event) {
    if (event.relatedTarget && event.relatedTarget !== this.opener) this.close();
  }

  onKey(event) {
    const step = STEPS[event.key];
    if (event.key === "Escape") this.close(true);
    else if (step) this.show(this.shown.getDate() + step, 0);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  show(date, months) {
    this.shown = new Date(this.shown.getFullYear(), this.shown.getMonth() + months, date);
    this.draw();
    this.box.querySelector("[aria-current]").focus();
  }

  draw() {
    const title = `${words().month} ${this.shown.getMonth() + 1}/${this.shown.getFullYear()}`;
    const head = element(
      "div",
      "d-flex align-items-center justify-content-between mb-1",
      button("‹", words().monthBefore, () => this.show(1, -1)),
      element("b", "", title),
      button("›", words().monthAfter, () => this.show(1, 1)),
    );
    const names = words()
      .weekdays.split(" ")
      .map((name) => element("th", "text-center small fw-normal px-1", name));
    const rows = weeksOf(this.shown).map((week) => element("tr", "", ...week.map((day) => this.cell(day))));
    const table = element(
      "table",
      "mb-1",
      element("thead", "", element("tr", "", ...names)),
      element("tbody", "", ...rows),
    );
    this.box.replaceChildren(
      head,
      table,
      button(words().today, "", () => this.choose(new Date())),
    );
  }

  cell(day) {
    const made = button(String(day.getDate()), written(day), () => this.choose(day));
    made.classList.add("w-100");
    made.tabIndex = -1;
    if (day.getMonth() !== this.shown.getMonth()) made.classList.add("text-secondary");
    if (written(day) === written(new Date())) made.classList.add("fw-bold");
    if (written(day) === written(this.shown)) {
      made.classList.add("btn-primary");
      made.setAttribute("aria-current", "date");
      made.tabIndex = 0;
    }
    return element("td", "p-0", made);
  }

  choose(day) {
    const time = this.field.dataset.day === "moment" ? /\d{1,2}:\d{2}/.exec(this.field.value)?.[0] : null;
    this.field.value = time ? `${written(day)} ${time}` : written(day);
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
    this.field.dispatchEvent(new Event("change", { bubbles: true }));
    this.close(true);
  }

  close(back) {
    document.removeEventListener("pointerdown", this.onPress);
    this.box.remove();
    this.opener.setAttribute("aria-expanded", "false");
    if (back) this.field.focus();
  }
}

function offer(field) {
  const holder = element("div", "position-relative d-flex gap-1");
  field.replaceWith(holder);
  let calendar = null;
  const opener = button("▾", words().calendar, () => {
    if (calendar?.box.isConnected) return calendar.close();
    calendar = new Calendar(field, opener);
    opener.setAttribute("aria-expanded", "true");
    holder.append(calendar.box);
    calendar.box.querySelector("[aria-current]").focus();
  });
  opener.className = "btn btn-icon flex-none";
  opener.setAttribute("aria-haspopup", "dialog");
  opener.setAttribute("aria-expanded", "false");
  holder.append(field, opener);
}

export function offerDays() {
  document.querySelectorAll("input[data-day]:not([disabled], [readonly])").forEach(offer);
}
