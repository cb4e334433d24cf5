import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { member } from "../../test/samples";
import { answer } from "../../test/server";
import { openUsers, shown } from "../../test/users";

/** 25 members, sorted by number; a cursor is the number before which or after which it goes on. */
const users = (query: URLSearchParams) => {
  const all = Array.from({ length: 25 }, (_member, i) => i + 1);
  const max = Number(query.get("max"));
  const after = query.get("after");
  const backwards = query.get("sort") === "-id";
  const ordered = backwards ? all.toReversed() : all;
  const rest = after === null ? ordered : ordered.filter((n) => (backwards ? n < Number(after) : n > Number(after)));
  const shownNow = rest.slice(0, max);
  return {
    users: shownNow.map((n) => member(`m${n}`)),
    next: rest.length > max ? String(shownNow.at(-1)) : null,
  };
};
const api = { users, "users/count": { count: 25 } };
const top = () => within(screen.getByRole("navigation", { name: "Pages, above the table" }));
const next = () => top().getByRole("button", { name: "Next page" });
const previous = () => top().getByRole("button", { name: "Previous page" });

test("goes forward and back with cursors alone", async () => {
  const { user, lists, requests, query } = await openUsers("?max=10", api);
  await shown("1 - 10 of 25");
  expect(previous()).toBeDisabled();
  await user.click(next());
  await shown("11 - 20 of 25");
  expect(query().toString()).toBe("max=10&after=10&page=2");
  await user.click(next());
  await shown("21 - 25 of 25");
  expect(next()).toBeDisabled();
  await user.click(previous());
  await shown("11 - 20 of 25");
  expect(screen.getByText("M11 Doe")).toBeInTheDocument();
  await user.click(previous());
  await shown("1 - 10 of 25");
  expect(query().toString()).toBe("max=10");
  expect(lists()).toEqual([
    "users?sort=id&max=10",
    "users?sort=id&max=10&after=10",
    "users?sort=id&max=10&after=20",
    "users?sort=-id&max=10&after=20",
    "users?sort=id&max=10&after=10",
    "users?sort=-id&max=10&after=10",
    "users?sort=id&max=10",
  ]);
  expect(requests.filter((request) => request.startsWith("users/count"))).toEqual(["users/count"]);
});

test("a link to a later page can go back without a history", async () => {
  const { user } = await openUsers("?max=10&after=20&page=3", api);
  await shown("21 - 25 of 25");
  await user.click(previous());
  await shown("11 - 20 of 25");
});

test("another page size starts at the first page", async () => {
  const { user, lists } = await openUsers("?max=10&after=10&page=2", api);
  await shown("11 - 20 of 25");
  await user.click(screen.getAllByRole("button", { name: "11 - 20 of 25, users per page" })[0] ?? document.body);
  await user.click(await screen.findByRole("menuitem", { name: "20 per page" }));
  await shown("1 - 20 of 25");
  expect(lists().at(-1)).toBe("users?sort=id&max=20");
});

test("rows do not wait for the count, which may fail", async () => {
  let answerCount: (count: unknown) => void = () => undefined;
  const count = () => new Promise((resolve) => (answerCount = resolve));
  await openUsers("?max=10", { users, "users/count": count });
  await shown("1 - 10 of many");
  answerCount(answer(500, null));
  await waitFor(() => expect(screen.getByText("M1 Doe")).toBeInTheDocument());
  await shown("1 - 10 of many");
  expect(screen.queryByText("The users could not be loaded")).not.toBeInTheDocument();
});

test("a way back that fails can be tried again", async () => {
  let fails = true;
  const flaky = (query: URLSearchParams) =>
    query.get("sort") === "-id" && fails ? answer(503, { errorMessage: "Too busy." }) : users(query);
  const { user } = await openUsers("?max=10&after=20&page=3", { ...api, users: flaky });
  await shown("21 - 25 of 25");
  await user.click(previous());
  await screen.findByText("Too busy.");
  fails = false;
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await shown("11 - 20 of 25");
});
