// Elements of the page, made in one call: a tag, its properties, what stands inside.

export function made(tag, given = {}, ...inside) {
  const { className = "", ...rest } = given;
  const node = Object.assign(document.createElement(tag), rest);
  if (className) node.className = className;
  node.append(...inside);
  return node;
}

export function button(label, act, className = "btn") {
  const node = made("button", { type: "button", className, textContent: label });
  node.addEventListener("click", act);
  return node;
}

// A text of several lines whose label stands in it while it is empty.
export const area = (name, label, value = "") =>
  made("textarea", { name, placeholder: label, ariaLabel: label, className: "form-control", rows: 2, value });

export const paragraph = (text, className = "mb-1") => made("p", { className, textContent: text });
