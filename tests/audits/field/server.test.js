import assert from "node:assert/strict";
import { test } from "node:test";

import { Server } from "../../../audits/field/static/field/server.js";

const QUESTIONS = { lines: [], sample: [], csrf: "proof" };

const json = (told) => ({ headers: new Headers({ "Content-Type": "application/json" }), json: async () => told });
const page = () => ({ headers: new Headers({ "Content-Type": "text/html" }) });

function server(...answers) {
  const asked = [];
  const ask = async (address, options) => {
    asked.push({ address, ...options });
    return answers.shift();
  };
  return Object.assign(new Server({ lines: "/lines", messages: "/messages" }, ask), { asked });
}

test("a message carries the proof that came with the questions", async () => {
  const known = server(json(QUESTIONS), json({ status: "done" }));
  assert.equal(known.isKnown, false);
  await known.questions();
  assert.equal(known.isKnown, true);
  assert.deepEqual(await known.take("form"), { status: "done" });
  const [, sent] = known.asked;
  assert.deepEqual([sent.address, sent.method, sent.body], ["/messages", "POST", "form"]);
  assert.deepEqual([sent.headers["X-CSRFToken"], sent.redirect], ["proof", "error"]);
});

test("whoever is logged out is told so until the server knows them again", async () => {
  const known = server(json(QUESTIONS), json({ status: "login" }), json(QUESTIONS));
  await known.questions();
  await assert.rejects(known.take("form"));
  assert.deepEqual([known.isLoggedOut, known.isKnown], [true, false]);
  await known.questions();
  assert.deepEqual([known.isLoggedOut, known.isKnown], [false, true]);
});

test("a page of somebody else's is no answer, and the proof is asked for anew", async () => {
  const known = server(json(QUESTIONS), page());
  await known.questions();
  await assert.rejects(known.take("form"));
  assert.deepEqual([known.isLoggedOut, known.isKnown], [false, false]);
});
