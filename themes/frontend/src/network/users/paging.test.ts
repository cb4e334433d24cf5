import { expect, test } from "vitest";
import { member } from "../../test/samples";
import { listStateOf } from "./listState";
import { pagingLabel, pagingOf } from "./paging";

const rows = (number: number, next?: string) => ({ users: Array.from({ length: number }, () => member("a")), next });
const words = (key: string, values: Record<string, string>) => [key, ...Object.values(values)].join(" ");
const number = (value: number) => value.toLocaleString("en");

test.each([
  ["first of several", "max=10", rows(10, "c"), 1234, "networkUsersRange 1 10 1,234", "next"],
  ["in between", "max=10&after=c&page=3", rows(10, "d"), 1234, "networkUsersRange 21 30 1,234", "previous next"],
  ["the last", "max=10&after=c&page=3", rows(4), 24, "networkUsersRange 21 24 24", "previous"],
  ["the only one", "", rows(3), 3, "networkUsersRange 1 3 3", ""],
  ["no count yet", "", rows(50, "c"), undefined, "networkUsersRangeOfMany 1 50", "next"],
  ["an older count", "max=10&after=c&page=2", rows(10), 18, "networkUsersRange 11 20 20", "previous"],
  ["no rows", "", rows(0), 0, "networkUsersRange 0 0 0", ""],
  ["rows on their way", "max=10&after=c&page=2", undefined, 1234, "networkUsersRange 11 20 1,234", "previous next"],
])("page: %s", (_case, address, shown, count, label, ways) => {
  const paging = pagingOf(listStateOf(new URLSearchParams(address)), shown, count);
  expect(pagingLabel(paging, words, number)).toBe(label);
  expect([paging.hasPrevious && "previous", paging.hasNext && "next"].filter(Boolean).join(" ")).toBe(ways);
});
