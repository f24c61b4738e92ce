// What an auditor fills in on site: an answer with its evidence, a finding. Each keeps its draft from the first letter.

import { area, button, made } from "./element.js";
import { Photos } from "./photos.js";

function choices(words, name, legend, chosen) {
  const labels = words.answers.map(([value, label]) =>
    made("label", {}, made("input", { type: "radio", name, value, checked: value === chosen }), label),
  );
  return made("fieldset", { className: "field-answers", ariaLabel: legend }, ...labels);
}

// subject: { name, legend, answered, photo }; save(values) is asked only once something is chosen.
export async function answerForm({ words, store, limit }, subject, save) {
  const draft = (await store.draft(subject.name)) || {};
  const options = choices(words, `choice-${subject.name}`, subject.legend, draft.answer);
  const note = area("note", words.note, draft.note);
  const chosen = () => options.querySelector("input:checked")?.value;
  const keep = () => store.keepDraft(subject.name, { note: note.value, answer: chosen(), files: photos?.files });
  const photos = subject.photo && new Photos(words, draft.files, limit, keep);
  // A photo that is still being made ready goes with its answer.
  const onSave = async () => {
    await photos?.ready;
    if (chosen()) await save({ answer: chosen(), note: note.value, files: photos?.files || [] });
  };
  const form = made(
    "details",
    { open: Boolean(draft.note || draft.answer || draft.files?.length) },
    made("summary", { textContent: subject.answered ? words.anew : words.answer }),
    options,
    note,
    ...(photos ? [photos.node] : []),
    button(words.save, onSave, "btn btn-primary"),
  );
  form.addEventListener("input", keep);
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
