import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ownMessages, stockMessages } from "./messages";

const sources = readdirSync("src", { recursive: true, withFileTypes: true })
  .filter(({ name }) => /\.tsx?$/.test(name) && !name.includes(".test."))
  .map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8"));

const keysIn = (text: string) =>
  [...text.matchAll(/\bt\(\s*(?:\w[^"()]*\? )?"(\w+)"|"(network[A-Z]\w*)"/g)].map(
    ([, called, own]) => called ?? own ?? "",
  );
const used = new Set(sources.flatMap(keysIn));

test("every text that the screens show has a message", () => {
  const known = new Set([...Object.keys(ownMessages), ...Object.keys(stockMessages)]);
  expect([...used].filter((key) => !known.has(key))).toEqual([]);
});

test("every message of ours is shown somewhere", () => {
  expect(Object.keys(ownMessages).filter((key) => !used.has(key))).toEqual([]);
});

test("our keys cannot collide with those of the stock console", () => {
  expect(Object.keys(ownMessages).filter((key) => !/^network[A-Z]/.test(key))).toEqual([]);
});
