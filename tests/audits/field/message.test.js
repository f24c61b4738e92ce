import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { test } from "node:test";

import { formOf, stamped, wordsOf } from "../../../audits/field/static/field/message.js";

globalThis.crypto ??= webcrypto; // Node 18 has it under no name of its own

const KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test("every message has a key of its own and the time of the device", () => {
  const [one, other] = [stamped({ kind: "answer" }, new Date(0)), stamped({ kind: "answer" })];
  assert.match(one.message, KEY);
  assert.notEqual(one.message, other.message);
  assert.deepEqual(one, { kind: "answer", message: one.message, noted_at: "1970-01-01T00:00:00.000Z" });
});

test("without https the key is made of random numbers", () => {
  const { randomUUID } = globalThis.crypto;
  Object.defineProperty(globalThis.crypto, "randomUUID", { value: undefined, configurable: true });
  try {
    const keys = new Set(Array.from({ length: 50 }, () => stamped({}).message));
    assert.equal(keys.size, 50);
    for (const key of keys) assert.match(key, KEY);
  } finally {
    Object.defineProperty(globalThis.crypto, "randomUUID", { value: randomUUID, configurable: true });
  }
});

test("the form holds what the server asks for, and nothing that only the device needs", () => {
  const entry = { kind: "answer", line: 1, answer: "conforms", note: "", message: "k", line_sequence: undefined };
  const kept = { place: 3, own: "danhgia1/9", state: "", words: ["no"], theirs: { note: "theirs" } };
  const form = formOf({ ...entry, ...kept, files: [new Blob(["photo"])] }, "9");
  assert.deepEqual(
    [...form.keys()].sort(),
    ["answer", "audit", "files", "kind", "line", "message", "note", "whole-form"].sort(),
  );
  assert.equal(form.get("audit"), "9");
  assert.equal(form.get("files").name, "photo.jpg");
});

test("words that go ahead of their photos are a message of their own", () => {
  const entry = {
    place: 3,
    own: "a/9",
    kind: "answer",
    note: "seen",
    message: "k",
    files: [1],
    failed: true,
    apart: true,
  };
  const { message, ...rest } = wordsOf(entry);
  assert.deepEqual(rest, { own: "a/9", kind: "answer", note: "seen", state: "" });
  assert.match(message, KEY);
});
