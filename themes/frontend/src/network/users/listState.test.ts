import { describe, expect, test } from "vitest";
import type { Sort } from "../api/resources";
import { addressOf, listStateOf, reversed, sortAfterClick, type ListState } from "./listState";

const nothing: ListState = { search: "", roles: [], groups: [], sort: "id", max: 50, after: undefined, page: 1 };
const stateOf = (address: string) => listStateOf(new URLSearchParams(address));

describe("address and state", () => {
  test.each<[string, ListState]>([
    ["", nothing],
    ["search=a+b%26c", { ...nothing, search: "a b&c" }],
    ["role=chatbot%3Ax&role=livechat%3Ay", { ...nothing, roles: ["chatbot:x", "livechat:y"] }],
    ["sort=-joined&max=10", { ...nothing, sort: "-joined", max: 10 }],
    ["after=abc&page=3", { ...nothing, after: "abc", page: 3 }],
  ])("%s is the same both ways", (address, state) => {
    expect(stateOf(address)).toEqual(state);
    expect(addressOf(state).toString()).toBe(address);
  });

  test.each<[string, Partial<ListState>]>([
    ["max=0", {}],
    ["max=201", {}],
    ["max=ten", {}],
    ["max=200", { max: 200 }],
    ["sort=email", {}],
    ["search=++", {}],
    ["page=4", {}],
    ["after=abc", { after: "abc", page: 2 }],
    ["after=abc&page=1", { after: "abc", page: 2 }],
    ["after=abc&page=-7", { after: "abc", page: 2 }],
    ["after=&page=2", {}],
    ["role=a:b&role=a:b", { roles: ["a:b"] }],
  ])("%s of a hand-edited address", (address, state) => {
    expect(stateOf(address)).toEqual({ ...nothing, ...state });
  });
});

test.each<[Sort, Sort]>([
  ["id", "-id"],
  ["-id", "id"],
  ["joined", "-joined"],
  ["-username", "username"],
])("%s backwards is %s", (sort, backwards) => {
  expect(reversed(sort)).toBe(backwards);
});

test.each<[Sort, "username" | "joined", Sort]>([
  ["id", "username", "username"],
  ["username", "username", "-username"],
  ["-username", "username", "id"],
  ["-username", "joined", "joined"],
  ["-id", "joined", "joined"],
])("sorted by %s, a click on %s sorts by %s", (sort, field, next) => {
  expect(sortAfterClick(sort, field)).toBe(next);
});
