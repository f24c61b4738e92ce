import assert from "node:assert/strict";
import { test } from "node:test";

import { Sender } from "../../../audits/field/static/field/sender.js";

// An outbox, and a road to the server that fails as often as it is told.
function road({ entries, failures = 0 }) {
  const told = { sent: [], pauses: [], settled: 0, outbox: [...entries], failures };
  const deliver = async (entry) => {
    if (told.failures-- > 0) throw new Error("no signal");
    told.sent.push(entry.note);
    told.outbox = told.outbox.filter((each) => each !== entry);
  };
  const later = (send, milliseconds) => told.pauses.push(milliseconds);
  const store = { waiting: async () => [...told.outbox] };
  const settled = async () => (told.settled += 1);
  return { told, sender: new Sender(store, deliver, settled, later) };
}

test("messages go one by one, in order", async () => {
  const { told, sender } = road({ entries: [{ note: "a" }, { note: "b" }, { note: "c" }] });
  await sender.send();
  assert.deepEqual([told.sent, told.settled, told.pauses], [["a", "b", "c"], 1, []]);
});

test("what the server refused waits for a person and holds nothing up", async () => {
  const { told, sender } = road({
    entries: [
      { note: "a", state: "refused" },
      { note: "b", state: "" },
    ],
  });
  await sender.send();
  assert.deepEqual(told.sent, ["b"]);
});

test("after a failure nothing overtakes, and it is tried later and later", async () => {
  const { told, sender } = road({ entries: [{ note: "a" }, { note: "b" }], failures: 6 });
  for (let times = 0; times < 6; times++) await sender.send();
  assert.deepEqual([told.sent, told.pauses], [[], [5000, 10000, 20000, 40000, 60000, 60000]]);
  await sender.send();
  assert.deepEqual(told.sent, ["a", "b"]);
});

test("after a success the next failure is tried soon again", async () => {
  const { told, sender } = road({ entries: [{ note: "a" }], failures: 2 });
  for (let times = 0; times < 3; times++) await sender.send();
  Object.assign(told, { outbox: [{ note: "b" }], failures: 1 });
  await sender.send();
  assert.deepEqual(told.pauses, [5000, 10000, 5000]);
});

test("what is saved while others are sent goes with them", async () => {
  const { told, sender } = road({ entries: [{ note: "a" }] });
  const sending = sender.send();
  told.outbox.push({ note: "late" });
  await Promise.all([sending, sender.send()]);
  assert.deepEqual(told.sent, ["a", "late"]);
});

test("photos whose words went ahead come last and hold nothing back", async () => {
  const { told, sender } = road({ entries: [{ note: "photo", apart: true }, { note: "a" }, { note: "b" }] });
  await sender.send();
  assert.deepEqual(told.sent, ["a", "b", "photo"]);
});
