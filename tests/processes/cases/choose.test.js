import assert from "node:assert/strict";
import { test } from "node:test";

import { fits, folded } from "../../../processes/cases/static/cases/choose.js";

const [WORDS, INITIALS] = ["dang ky khai sinh qt tp 02 1 001193 ho tich", "dkks"];

test("letters are compared without marks", () => {
  assert.equal(folded("Đăng Ký"), "dang ky");
});

test("three letters find a procedure, by the beginnings of its words or by its first letters", () => {
  for (const typed of ["kha", "khai si", "KHÁ", "dkk", "hộ", "", "001193"])
    assert.equal(fits(WORDS, INITIALS, typed), true, typed);
  for (const typed of ["hai", "ket hon", "khai x", "ksd"]) assert.equal(fits(WORDS, INITIALS, typed), false, typed);
});
