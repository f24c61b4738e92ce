import assert from "node:assert/strict";
import { test } from "node:test";

import { dayOf, weeksOf, written } from "../../qms/web/static/web/days.js";
import { sentenceFor } from "../../qms/web/static/web/faults.js";
import { joined, sizeOf } from "../../qms/web/static/web/files.js";

const WORDS = {
  missing: "m",
  missingTick: "t",
  missingChoice: "c",
  missingFile: "f",
  tooSmall: "≥ {n}",
  wrong: "w",
  wrongMail: "e",
};
globalThis.document = { getElementById: () => ({ dataset: { comma: "," } }) };

test("a day is read as offices write it, and as scripts do", () => {
  for (const text of ["1/3/2026", "01/03/2026", "01-03-2026 08:30", "2026-03-01"])
    assert.equal(written(dayOf(text)), "01/03/2026");
  for (const text of ["", "31/02/2026", "1/13/2026", "mai", "2026"]) assert.equal(dayOf(text), null);
});

test("a month begins with the Monday on or before its first day", () => {
  const weeks = weeksOf(new Date(2026, 1, 15));
  assert.equal(written(weeks[0][0]), "26/01/2026");
  assert.equal(written(weeks[0][6]), "01/02/2026");
  assert.equal(written(weeks[5][6]), "08/03/2026");
});

test("files that are chosen again come to those that are there, each once", () => {
  const [one, two, same] = [
    { name: "a", size: 1 },
    { name: "b", size: 1 },
    { name: "a", size: 1 },
  ];
  assert.deepEqual(joined([one], [two, same], true), [one, two]);
  assert.deepEqual(joined([one], [two], false), [two]);
  assert.deepEqual([sizeOf(532), sizeOf(2048), sizeOf(12_900_000)], ["532 B", "2,0 KB", "12,3 MB"]);
});

test("what is missing is said by the kind of the field", () => {
  const lacks = (field) => sentenceFor({ validity: { valueMissing: true }, ...field }, WORDS);
  assert.equal(lacks({ type: "text", tagName: "INPUT" }), "m");
  assert.equal(lacks({ type: "checkbox", tagName: "INPUT" }), "t");
  assert.equal(lacks({ type: "select-one", tagName: "SELECT" }), "c");
  assert.equal(lacks({ type: "file", tagName: "INPUT", files: [] }), "f");
  assert.equal(sentenceFor({ validity: { rangeUnderflow: true }, min: "3" }, WORDS), "≥ 3");
  assert.equal(sentenceFor({ validity: { typeMismatch: true }, type: "email" }, WORDS), "e");
  assert.equal(sentenceFor({ validity: { patternMismatch: true } }, WORDS), "w");
});
