import assert from "node:assert/strict";
import { test } from "node:test";

import { bar, percentOf, send } from "../../qms/web/static/web/upload.js";

const listening = () => {
  const heard = {};
  return { heard, addEventListener: (name, act) => (heard[name] = act) };
};

// What a browser offers, as far as it is asked for here.
function request(answers = {}) {
  const told = listening();
  return Object.assign(told, {
    upload: listening(),
    asked: [],
    open: (...asked) => told.asked.push(asked),
    setRequestHeader: (...asked) => told.asked.push(asked),
    send: (body) => told.asked.push(["body", body]),
    getResponseHeader: (name) => answers[name] ?? null,
  });
}

function page() {
  const been = [];
  globalThis.location = { href: "https://qms.test/cases/5", pathname: "/cases/5", search: "" };
  Object.assign(globalThis.location, { assign: (to) => been.push(to), reload: () => been.push("again") });
  globalThis.FormData = class {
    constructor(form, submitter) {
      Object.assign(this, { form, submitter });
    }
  };
  globalThis.HTMLFormElement = class {
    submit() {
      been.push(`sent by the browser with ${this.added.map((each) => each.name)}`);
    }
  };
  globalThis.document = {
    createElement: (tag) => ({ tag, dataset: {}, setAttribute: () => {}, append: () => {} }),
    getElementById: () => ({ dataset: { sending: "Sending…", comma: "," } }),
  };
  return been;
}

const form = () => ({
  added: [],
  getAttribute: () => "/cases/5/acts/resolve",
  append: (field) => form.last.push(field),
});

test("how far it is in whole per cent, and nothing where the browser can't say", () => {
  assert.equal(percentOf({ lengthComputable: true, loaded: 2, total: 3 }), 66);
  assert.equal(percentOf({ lengthComputable: true, loaded: 9, total: 3 }), 100);
  assert.equal(percentOf({ lengthComputable: false, loaded: 2, total: 0 }), null);
  assert.equal(percentOf({ lengthComputable: true, loaded: 0, total: 0 }), null);
});

test("the bar says how much, and how far it is once that is known", () => {
  page();
  const made = [];
  const create = globalThis.document.createElement;
  globalThis.document.createElement = (tag) => (made.push(create(tag)), made.at(-1));
  const { show } = bar(2048);
  const [, said, drawn] = made;
  assert.deepEqual([said.textContent, drawn.value], ["Sending… 2,0 KB", undefined]);
  show(40);
  assert.deepEqual([said.textContent, drawn.value, drawn.max], ["Sending… 2,0 KB – 40 %", 40, 100]);
});

test("the script goes on to where the server says, also within the page it is on", () => {
  for (const [onward, way] of [
    ["/cases/6", ["https://qms.test/cases/6"]],
    ["/cases/5#history", ["https://qms.test/cases/5#history", "again"]],
  ]) {
    const been = page();
    const asked = request({ "X-Go-On": onward });
    const percents = [];
    send(form(), null, (percent) => percents.push(percent), assert.fail, asked);
    asked.upload.heard.progress({ lengthComputable: true, loaded: 1, total: 2 });
    asked.heard.load();
    assert.deepEqual(
      [asked.asked[0], asked.asked[1]],
      [
        ["POST", "/cases/5/acts/resolve"],
        ["X-Sends-Files", "1"],
      ],
    );
    assert.deepEqual([percents, been], [[50], way]);
  }
});

test("what is answered by a page is sent by the browser, with the button that was pressed", () => {
  const been = page();
  const sent = { ...form(), added: [] };
  sent.append = (field) => sent.added.push(field);
  const asked = request();
  send(sent, { name: "step", value: "2", getAttribute: () => null }, () => {}, assert.fail, asked);
  asked.heard.load();
  assert.deepEqual(been, ["sent by the browser with step"]);
});

test("what does not get through is told, and nothing is sent twice", () => {
  const been = page();
  const asked = request();
  let lost = 0;
  send(
    form(),
    null,
    () => {},
    () => (lost += 1),
    asked,
  );
  asked.heard.error();
  assert.deepEqual([lost, been], [1, []]);
});
