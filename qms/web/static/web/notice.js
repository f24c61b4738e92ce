// What a script says to the person, in the words that the page brought along (web/words.html).

export const words = () => document.getElementById("words")?.dataset ?? {};

export function notice(text, tone) {
  const node = document.createElement("div");
  node.className = `tone-line tone-${tone} rounded p-3 mb-3 d-flex flex-wrap gap-2 align-items-center`;
  node.setAttribute("role", "status");
  node.append(Object.assign(document.createElement("span"), { className: "flex-fill", textContent: text }));
  return node;
}
