// What an auditor fills in on site: an answer with its evidence, a finding. Each keeps its draft from the first letter.

import { area, button, made } from "./element.js";

function choices(words, name, legend, chosen) {
  const labels = words.answers.map(([value, label]) =>
    made("label", {}, made("input", { type: "radio", name, value, checked: value === chosen }), label),
  );
  return made("fieldset", { className: "field-answers", ariaLabel: legend }, ...labels);
}

// subject: { name, legend, answered, photo }; save(values) is asked only once something is chosen.
export async function answerForm({ words, store }, subject, save) {
  const draft = (await store.draft(subject.name)) || {};
  const options = choices(words, `choice-${subject.name}`, subject.legend, draft.answer);
  const note = area("note", words.note, draft.note);
  const photos = { type: "file", accept: "image/*", multiple: true, className: "form-control", ariaLabel: words.photo };
  const photo = subject.photo ? [made("input", photos)] : [];
  const chosen = () => options.querySelector("input:checked")?.value;
  const files = () => photo.flatMap((input) => [...input.files]);
  const onSave = () => chosen() && save({ answer: chosen(), note: note.value, files: files() });
  const form = made(
    "details",
    { open: Boolean(draft.note || draft.answer) },
    made("summary", { textContent: subject.answered ? words.anew : words.answer }),
    options,
    note,
    ...photo,
    button(words.save, onSave, "btn btn-primary"),
  );
  form.addEventListener("input", () => store.keepDraft(subject.name, { note: note.value, answer: chosen() }));
  return form;
}

export async function findingForm({ words, store }, name, save) {
  const draft = (await store.draft(name)) || {};
  const options = words.grades.map(([value, label]) =>
    made("option", { value, textContent: label, selected: value === "minor" }),
  );
  const grade = made("select", { name: "grade", className: "form-select", ariaLabel: words.grade }, ...options);
  const found = area("description", words.found, draft.description);
  const evidence = area("evidence", words.note, draft.evidence);
  const typed = () => ({ description: found.value, evidence: evidence.value });
  const onSave = () => save({ ...typed(), grade: grade.value });
  const form = made(
    "details",
    { className: "mt-2" },
    made("summary", { textContent: words.finding }),
    grade,
    found,
    evidence,
    button(words.save, onSave, "btn btn-primary"),
  );
  form.addEventListener("input", () => store.keepDraft(name, typed()));
  return form;
}
