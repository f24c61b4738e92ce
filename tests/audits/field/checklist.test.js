import assert from "node:assert/strict";
import { test } from "node:test";

import { Checklist } from "../../../audits/field/static/field/checklist.js";
import { line, words } from "./words.js";

const SIGNAL = { online: true, loggedOut: false };

function known(lines, sample = []) {
  const checklist = new Checklist(words);
  checklist.know({ lines, sample });
  return checklist;
}

test("a device that never had a signal knows no question", () => {
  const checklist = new Checklist(words);
  checklist.know(undefined);
  assert.deepEqual([checklist.lines, checklist.sample], [[], []]);
});

test("the next question has no answer, neither on the server nor waiting", () => {
  const checklist = known([line(1, { answer: "conforms" }), line(2), line(3)]);
  assert.equal(checklist.next([]).key, 2);
  assert.equal(checklist.next([{ kind: "finding", line: 2 }]).key, 2);
  assert.equal(checklist.next([{ kind: "answer", line: "2" }]).key, 3);
  assert.equal(checklist.next([2, 3].map((key) => ({ kind: "answer", line: key }))), undefined);
});

test("what the server tells of a line takes its place", () => {
  const checklist = known([line(1), line(2)]);
  checklist.settle({ kind: "answer", line: 1 }, { status: "done", line: line(1, { answer: "conforms" }) });
  assert.deepEqual(
    checklist.lines.map((each) => each.answer),
    ["conforms", ""],
  );
});

test("a dossier is ticked once the server has taken the tick, and not before", () => {
  const tick = { kind: "tick", sampled: "7", answer: "conforms", note: "complete" };
  const checklist = known([], [{ key: 7, answer: "" }]);
  checklist.settle(tick, { status: "refused" });
  assert.equal(checklist.sample[0].answer, "");
  const taken = { key: 7, answer: "conforms", words: "Conforms", note: "complete", sequence: 2 };
  checklist.settle(tick, { status: "done", line: taken });
  assert.deepEqual(checklist.sample[0], taken);
});

test("a dossier and a question of one key are not taken for each other", () => {
  const checklist = known([line(7)], [{ key: 7, answer: "" }]);
  checklist.settle({ kind: "tick", sampled: 7 }, { status: "done", line: { key: 7, answer: "conforms" } });
  assert.deepEqual([checklist.lines[0].answer, checklist.sample[0].answer], ["", "conforms"]);
});

test("the progress counts answers of the server and what waits", () => {
  const checklist = known([line(1, { answer: "conforms" }), line(2)]);
  assert.equal(checklist.progress([], SIGNAL), "1 of 2 answered · all sent");
  const onWay = checklist.progress([{}], { ...SIGNAL, percent: 0 });
  assert.equal(onWay, "1 of 2 answered · waiting: 1 · photos: 0 %");
  const offline = checklist.progress([{}, {}], { online: false, loggedOut: true });
  assert.equal(offline, "1 of 2 answered · waiting: 2 · no signal · logged out");
});

test("what waits is found by question and by dossier", () => {
  const waiting = [{ line: 1 }, { line: "1" }, { sampled: 1 }];
  const checklist = known([line(1)], [{ key: 1 }]);
  assert.equal(checklist.about(checklist.lines[0], waiting).length, 2);
  assert.equal(checklist.aboutDossier(checklist.sample[0], waiting).length, 1);
});
