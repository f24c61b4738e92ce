import assert from "node:assert/strict";
import { test } from "node:test";

import { Server, carry } from "../../../audits/field/static/field/server.js";

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

test("only what holds photos is carried with its per cent; without such a way it goes as all else", async () => {
  const [words, photo] = [new FormData(), new FormData()];
  words.append("note", "seen");
  photo.append("files", new Blob(["jpeg"]), "a.jpg");
  const carried = [];
  const ask = async () => json({ status: "done" });
  const withFiles = async (address, options, told) => (carried.push(options.body, told(50)), ask());
  const known = new Server({ lines: "/lines", messages: "/messages" }, ask, withFiles);
  const percents = [];
  known.onWay = (percent) => percents.push(percent);
  for (const form of [words, photo]) assert.deepEqual(await known.take(form), { status: "done" });
  assert.deepEqual([carried[0], carried.length, percents], [photo, 2, [50]]);
  const plain = new Server({ lines: "/lines", messages: "/messages" }, ask, undefined);
  assert.deepEqual(await plain.take(photo), { status: "done" });
});

test("a carried message tells how far it is, that it has ended, and what was answered", async () => {
  const listening = () => {
    const heard = {};
    return { heard, addEventListener: (name, act) => (heard[name] = act) };
  };
  const request = Object.assign(listening(), {
    upload: listening(),
    responseText: '{"status": "done"}',
    open: () => {},
    setRequestHeader: () => {},
    getResponseHeader: () => "application/json",
    send() {
      this.upload.heard.progress({ lengthComputable: true, loaded: 1, total: 4 });
      this.upload.heard.progress({ lengthComputable: false, loaded: 1, total: 0 });
      this.heard[this.fails ? "error" : "load"]();
      this.heard.loadend();
    },
  });
  const percents = [];
  const options = { method: "POST", body: "form", headers: { "X-CSRFToken": "proof" } };
  const answer = await carry("/messages", options, (percent) => percents.push(percent), request);
  assert.deepEqual([await answer.json(), percents], [{ status: "done" }, [25, null]]);
  await assert.rejects(carry("/messages", options, () => {}, Object.assign(request, { fails: true })));
});
