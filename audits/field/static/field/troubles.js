// What the server did not accept: the reason and the words are shown until a person decides.

import { button, made, paragraph } from "./element.js";
import { wordOf } from "./phrases.js";

// decide: { again(changes), drop() }
export function troubleBox(words, entry, line, decide) {
  const inside = entry.state === "conflict" ? conflict(words, entry, decide) : refusal(words, entry, decide);
  return made("section", { className: "tone-line tone-late rounded p-3 mb-3" }, paragraph(line?.text || ""), ...inside);
}

// Two answered the same question: both stand side by side, and one of them is chosen.
function conflict(words, { answer, note, theirs }, { again, drop }) {
  const side = (title, told) =>
    made("div", {}, made("strong", { textContent: title }), paragraph(told.join(" · "), ""));
  const sides = [
    side(words.mine, [wordOf(words, answer), note]),
    side(words.theirs, [theirs.words, theirs.note, theirs.who]),
  ];
  const keepMine = () => again({ line_sequence: theirs.sequence });
  return [
    made("div", { className: "field-sides" }, ...sides),
    button(words.keep_mine, keepMine, "btn btn-primary"),
    " ",
    button(words.keep_theirs, drop),
  ];
}

function refusal(words, entry, { again, drop }) {
  return [
    paragraph([words.refused, ...(entry.words || [])].join(" "), ""),
    paragraph(entry.note || entry.description || "", ""),
    button(words.again, () => again({})),
    " ",
    button(words.drop, drop),
  ];
}
