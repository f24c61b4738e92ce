// A chooser of files in the page's language, which takes several, and what is dropped on it; without a script the
// browser's own stands in its place.

import { words } from "./notice.js";

export function sizeOf(bytes) {
  const comma = words().comma || ".";
  if (bytes < 1024) return `${bytes} B`;
  const [number, unit] = bytes < 1024 * 1024 ? [bytes / 1024, "KB"] : [bytes / 1024 / 1024, "MB"];
  return `${(number < 100 ? number.toFixed(1) : number.toFixed(0)).replace(".", comma)} ${unit}`;
}

// The files already chosen with those that come; of one file alone the last stays, of two that are the same one.
export function joined(before, more, several) {
  if (!several) return more.slice(-1);
  const same = (one, other) => one.name === other.name && one.size === other.size;
  return [...before, ...more.filter((file) => !before.some((each) => same(each, file)))];
}

function put(field, files) {
  const chosen = new DataTransfer();
  files.forEach((file) => chosen.items.add(file));
  field.files = chosen.files;
}

function made(tag, className, text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}

function line(field, file, redraw) {
  const row = made("li", "d-flex gap-2 align-items-center");
  const away = made("button", "btn btn-sm px-1", "×");
  away.type = "button";
  away.setAttribute("aria-label", `${words().leaveOut}: ${file.name}`);
  away.addEventListener("click", () => {
    put(
      field,
      [...field.files].filter((each) => each !== file),
    );
    redraw();
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
  row.append(made("span", "text-break", file.name), made("span", "text-secondary small", sizeOf(file.size)), away);
  return row;
}

function choose(field) {
  const zone = made("div", "border rounded p-2 position-relative");
  const opener = made("label", "btn btn-sm mb-0", field.multiple ? words().chooseFiles : words().chooseFile);
  const hint = made("span", "text-secondary small ms-2 d-none d-md-inline", words().orDrop);
  const list = made("ul", "list-unstyled mb-0 mt-1");
  let before = [];
  const redraw = () => {
    before = [...field.files];
    list.replaceChildren(...before.map((file) => line(field, file, redraw)));
  };
  opener.htmlFor = field.id ||= `file-${field.name}`;
  field.replaceWith(zone);
  field.classList.add("visually-hidden");
  zone.append(field, opener, hint, list);
  field.addEventListener("change", () => {
    if (field.multiple && field.files.length) put(field, joined(before, [...field.files], true));
    redraw();
  });
  zone.addEventListener("dragover", (event) => event.preventDefault());
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    put(field, joined([...field.files], [...event.dataTransfer.files], field.multiple));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
  redraw();
}

export function chooseFiles() {
  document.querySelectorAll("input[type=file]:not([data-plain])").forEach(choose);
}
