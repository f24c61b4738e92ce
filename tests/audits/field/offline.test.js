import assert from "node:assert/strict";
import { test } from "node:test";

import { ownFiles } from "../../../audits/field/static/field/offline.js";

test("the page keeps every file of ours once, and nothing that was asked of the server", () => {
  const loaded = ["/static/field/field.1.js", "/static/field/store.1.js", "/static/field/field.1.js"];
  const asked = ["/audits/1/field/lines", "/audits/field-worker.js"];
  const entries = [...loaded, ...asked].map((path) => ({ name: `http://localhost${path}` }));
  assert.deepEqual(ownFiles(entries), [
    "http://localhost/static/field/field.1.js",
    "http://localhost/static/field/store.1.js",
  ]);
});
