import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { IDBFactory } from "fake-indexeddb";

import { Store } from "../../../audits/field/static/field/store.js";

let device;

beforeEach(() => {
  device = new IDBFactory();
});

const storeOf = (person = "danhgia1", audit = "1") => Store.of(person, audit, device);

test("a draft is there again when the page was closed, and gone once it was saved", async () => {
  const draft = { note: "half typed", answer: "conforms" };
  await (await storeOf()).keepDraft("answer-1", draft);
  const again = await storeOf();
  assert.deepEqual(await again.draft("answer-1"), draft);
  await again.dropDraft("answer-1");
  assert.equal(await again.draft("answer-1"), undefined);
});

test("nobody reads what another left on the device", async () => {
  const mine = await storeOf();
  await mine.keepDraft("answer-1", { note: "mine" });
  await mine.keepQuestions({ lines: [1], sample: [] });
  await mine.add({ kind: "answer" });
  for (const other of [await storeOf("vanthu"), await storeOf("danhgia1", "2")]) {
    assert.equal(await other.draft("answer-1"), undefined);
    assert.equal(await other.questions(), undefined);
    assert.deepEqual(await other.waiting(), []);
  }
});

test("messages wait in the order in which they were saved, with their photos", async () => {
  const store = await storeOf();
  await store.add({ note: "first", files: [new Blob(["photo"])] });
  await store.add({ note: "second" });
  const waiting = await store.waiting();
  assert.deepEqual(
    waiting.map((entry) => entry.note),
    ["first", "second"],
  );
  assert.equal(waiting[0].files.length, 1);
});

test("what was refused keeps its place, what was taken leaves it", async () => {
  const store = await storeOf();
  await store.add({ note: "first" });
  await store.add({ note: "second" });
  const [first, second] = await store.waiting();
  await store.change({ ...first, state: "refused" });
  await store.remove(second);
  assert.deepEqual(await store.waiting(), [{ ...first, state: "refused" }]);
});

test("what can't be kept is told to whoever saves it", async () => {
  const store = await storeOf();
  await assert.rejects(store.add({ note: () => "no store takes a function" }));
  assert.deepEqual(await store.waiting(), []);
});
