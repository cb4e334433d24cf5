import { expect, test } from "vitest";
import { entriesIn, together } from "./addressList";

const texts = (text: string) => entriesIn(text).map((entry) => entry.text);

test.each([
  ["", []],
  ["  a@b.c ", ["a@b.c"]],
  ["a@b.c, d@e.f;g@h.i\njo", ["a@b.c", "d@e.f", "g@h.i", "jo"]],
  ["Ann Smith <a@b.c>, Bo <d@e.f>", ["a@b.c", "d@e.f"]],
  ["Ann <a@b.c>, d@e.f, jo", ["a@b.c", "d@e.f", "jo"]],
  ['"Smith, Ann" <a@b.c>; d@e.f', ["a@b.c", "d@e.f"]],
])("takes %j apart", (text, entries) => {
  expect(texts(text)).toEqual(entries);
});

test.each([
  ["a@b.c", true],
  ["emil", true],
  ["a@b", true],
  ["a@", false],
  ["@b.c", false],
  ["a@b@c", false],
  ["a@b..c", false],
])("%s looks right: %s", (text, isRight) => {
  expect(entriesIn(text)).toEqual([{ text, isRight }]);
});

test("the same address counts once", () => {
  expect(together(entriesIn("a@b.c"), entriesIn("A@b.c d@e.f d@e.f")).map(({ text }) => text)).toEqual([
    "a@b.c",
    "d@e.f",
  ]);
});
