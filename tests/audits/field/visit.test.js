import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { beforeEach, test } from "node:test";

import { IDBFactory } from "fake-indexeddb";
import { parseHTML } from "linkedom";

import { Store } from "../../../audits/field/static/field/store.js";
import { Visit } from "../../../audits/field/static/field/visit.js";
import { line, words } from "./words.js";

globalThis.crypto ??= webcrypto; // Node 18 has it under no name of its own

const PAGE = `<div id="field" data-audit="9"><p class="field-progress"></p><button class="field-next"></button>
  <div class="field-troubles"></div><div class="field-lines"></div></div>`;

// What a message becomes: a server in four lines, without a network.
class Office {
  isKnown = true;
  isLoggedOut = false;
  reached = true;
  taken = [];

  constructor(found, verdict = () => ({ status: "done" })) {
    Object.assign(this, { found, verdict });
  }

  questions = async () => (this.reached ? this.found : Promise.reject(new Error("no signal")));

  take = async (form) => {
    if (!this.reached) throw new Error("no signal");
    this.taken.push(Object.fromEntries(form));
    return this.verdict(Object.fromEntries(form));
  };
}

let device;

beforeEach(() => {
  device = new IDBFactory();
});

async function visit(office) {
  const { document } = parseHTML(PAGE);
  Object.defineProperty(globalThis, "document", { value: document, configurable: true });
  Object.defineProperty(globalThis, "navigator", { value: { onLine: office.reached }, configurable: true });
  const root = document.getElementById("field");
  const store = await Store.of("danhgia1", "9", device);
  const made = new Visit({ root, words, store, server: office });
  made.sender.later = () => undefined; // a test tries again itself
  await made.begin();
  return Object.assign(made, { texts: (selector) => [...root.querySelectorAll(selector)].map((e) => e.textContent) });
}

const QUESTIONS = { lines: [line(1), line(2)], sample: [] };

const answer = (made, key, given = {}) =>
  made.put({ kind: "answer", line: key, answer: "conforms", note: "seen", ...given }, `answer-${key}`);

test("the questions are there without a signal once they were read", async () => {
  await visit(new Office(QUESTIONS));
  const later = await visit(Object.assign(new Office(QUESTIONS), { reached: false }));
  assert.deepEqual(later.texts("h3"), ["Question 1", "Question 2"]);
  assert.match(later.root.querySelector(".field-progress").textContent, /no signal/);
});

test("a device without questions says so", async () => {
  const empty = await visit(Object.assign(new Office(QUESTIONS), { reached: false }));
  assert.deepEqual(empty.texts(".field-lines p"), ["nothing here yet"]);
});

test("an answer without a signal waits on its card, and leaves it with the signal", async () => {
  const office = new Office(QUESTIONS);
  const made = await visit(office);
  office.reached = false;
  await answer(made, 1);
  assert.deepEqual(made.texts("#line-1 .field-waits"), ["Conforms · waits for a signal"]);
  office.reached = true;
  made.sender.send();
  await until(() => made.texts(".field-waits").length === 0);
  assert.deepEqual(await made.store.waiting(), []);
  assert.deepEqual([office.taken.length, office.taken[0].audit, office.taken[0].note], [1, "9", "seen"]);
});

test("the first open question stands open, one after the other", async () => {
  const office = new Office(QUESTIONS);
  const made = await visit(office);
  office.reached = false;
  assert.equal(made.root.querySelector("#line-1 details").open, true);
  await answer(made, 1);
  assert.equal(made.root.querySelector("#line-2 details").open, true);
  await answer(made, 2);
  assert.equal(made.root.querySelector(".field-next").hidden, true);
});

test("two who differ stand side by side, and the chosen one is sent on top of the other", async () => {
  const theirs = line(1, { answer: "nonconformity", words: "Nonconformity", note: "no", who: "Bình", sequence: 5 });
  const verdict = (form) => (form.line_sequence === "5" ? { status: "done" } : { status: "conflict", line: theirs });
  const office = new Office(QUESTIONS, verdict);
  const made = await visit(office);
  await answer(made, 1, { line_sequence: 1 });
  const [box] = await until(() => found(made.texts(".field-troubles section")));
  assert.match(box, /YoursConforms · seen.*TheirsNonconformity · no · Bình/);
  made.root.querySelector(".field-troubles button").click();
  await until(() => made.texts(".field-troubles section").length === 0);
  await until(async () => (await made.store.waiting()).length === 0); // sent first, forgotten then
  assert.equal(office.taken.at(-1).line_sequence, "5");
});

test("what was refused stays with its sentence until it is deleted", async () => {
  const made = await visit(new Office(QUESTIONS, () => ({ status: "refused", words: ["Say what was seen."] })));
  await answer(made, 1, { note: "" });
  const [box] = await until(() => found(made.texts(".field-troubles section")));
  assert.match(box, /Not accepted: Say what was seen\./);
  [...made.root.querySelectorAll(".field-troubles button")].at(-1).click();
  await until(() => made.texts(".field-troubles section").length === 0);
  assert.deepEqual(await made.store.waiting(), []);
});

test("what is typed is a draft from the first letter, and an unchanged card is not drawn anew", async () => {
  const made = await visit(new Office(QUESTIONS));
  const form = made.root.querySelector("#line-1 details");
  form.querySelector("textarea").value = "half";
  form.dispatchEvent(new (parseHTML("").Event)("input"));
  await until(() => made.store.draft("answer-1"));
  assert.equal((await made.store.draft("answer-1")).note, "half");
  await made.sheet.show();
  assert.equal(made.root.querySelector("#line-1 details"), form);
});

const found = (texts) => (texts.length ? texts : null);

// What follows without being waited for, as on a page.
async function until(isSo) {
  for (let times = 0; times < 200; times++) {
    const so = await isSo();
    if (so) return so;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  assert.fail("waited in vain");
}
