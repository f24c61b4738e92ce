// A card for each question and each dossier of the sample: what is known of it, what waits, and the forms to fill in.

import { made, paragraph } from "./element.js";
import { answerForm, findingForm } from "./forms.js";
import { filled, wordOf } from "./phrases.js";

// place: { words, store, put }; put(values, draft) saves a message, and the draft it was made of is done with.
export async function questionCard(place, line, waiting) {
  const { words, put } = place;
  const [answer, finding] = [`answer-${line.key}`, `finding-${line.key}`];
  const said = line.answer ? [line.words, line.note, line.who] : [];
  const card = cardOf(words, `line-${line.key}`, line.text, { hint: line.evidence, said, waiting });
  const subject = { name: answer, legend: line.text, answered: line.answer || waiting.length, photo: true };
  const about = { kind: "answer", line: line.key, line_sequence: line.sequence };
  card.append(
    await answerForm(place, subject, (values) => put({ ...about, ...values }, answer)),
    await findingForm(place, finding, (values) =>
      put({ kind: "finding", line: line.key, clause: line.number, ...values }, finding),
    ),
  );
  return card;
}

// A dossier is ticked through like a question, without findings of its own.
export async function dossierCard(place, row, waiting) {
  const { words, put } = place;
  const name = `tick-${row.key}`;
  const said = row.answer ? [row.words, row.note, row.who] : [];
  const card = cardOf(words, `sampled-${row.key}`, row.number, { said, waiting });
  const subject = { name, legend: row.number, answered: row.answer };
  const about = { kind: "tick", sampled: row.key, line_sequence: row.sequence };
  card.append(await answerForm(place, subject, ({ answer, note }) => put({ ...about, answer, note }, name)));
  return card;
}

function cardOf(words, id, title, { hint, said, waiting }) {
  const card = made("article", { className: "field-line", id }, made("h3", { textContent: title }));
  if (hint) card.append(paragraph(hint, "hint mb-1"));
  if (said.length) card.append(paragraph(said.join(" · ")));
  for (const entry of waiting) {
    const photos = entry.files?.length ? [filled(words.photo_waits, { count: entry.files.length })] : [];
    const told = [wordOf(words, entry.answer) || words.finding, ...photos, words.waits];
    card.append(paragraph(told.join(" · "), "field-waits"));
  }
  return card;
}
