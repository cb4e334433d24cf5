import { screen, waitFor, waitForElementToBeRemoved, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { member } from "../../test/samples";
import { answer } from "../../test/server";
import { openUsers, shown } from "../../test/users";

const row = (name: string) => screen.getByRole("row", { name: new RegExp(name) });

test("shows members with their roles per product", async () => {
  const { requests } = await openUsers();
  await shown("1 - 2 of 2");
  // no count: the first page is the only one
  expect(requests.toSorted()).toEqual(["access", "products?members=false", "users?sort=id&max=50"]);
  const headings = within(screen.getByRole("table", { name: "Network users" })).getAllByRole("columnheader");
  expect(headings.map(({ textContent }) => textContent)).toEqual([
    "Username",
    "Join date",
    "Chatbot",
    "Livechat",
    "Actions",
  ]);
  const cells = within(row("Alice Doe")).getAllByRole("cell");
  expect(cells[0]).toHaveTextContent("Alice Doealice@example.com");
  expect(within(row("Alice Doe")).getByRole("time")).toHaveAttribute("datetime", "2023-11-14T22:13:20.000Z");
  expect(cells[2]).toHaveTextContent("EditorModerator inherited");
  expect(cells[3]).toHaveTextContent("No role");
});

test("marks disabled members and CIM admins", async () => {
  await openUsers();
  await shown("1 - 2 of 2");
  expect(row("Boris Doe")).toHaveTextContent("CIM adminDisabled");
  expect(row("Alice Doe")).not.toHaveTextContent(/CIM admin|Disabled/);
});

test("tells a role's full name and description on hover", async () => {
  const { user } = await openUsers();
  await shown("1 - 2 of 2");
  await user.hover(screen.getByText("Editor"));
  expect(await screen.findByRole("tooltip")).toHaveTextContent("chatbot-editorEdits bots");
  await user.unhover(screen.getByText("Editor"));
  await waitFor(() => expect(screen.queryByRole("tooltip")).not.toBeInTheDocument());
  await user.hover(screen.getByText("Editor"));
  await user.hover(await screen.findByRole("tooltip"));
  // longer than the tooltip takes to go
  await expect(waitForElementToBeRemoved(screen.getByRole("tooltip"), { timeout: 900 })).rejects.toThrow();
});

test("sorts by the column headings", async () => {
  const { user, lists } = await openUsers("?max=10&after=c&page=2");
  await shown("11 - 12");
  for (const heading of ["Username", "Username", "Username", "Join date"]) {
    await user.click(screen.getByRole("button", { name: heading }));
    await shown("1 - 2 of 2");
  }
  expect(lists().slice(1)).toEqual([
    "users?sort=username&max=10",
    "users?sort=-username&max=10",
    "users?sort=id&max=10",
    "users?sort=joined&max=10",
  ]);
  expect(screen.getByRole("columnheader", { name: "Join date" })).toHaveAttribute("aria-sort", "ascending");
});

test("shows the server's sentence and tries again", async () => {
  let attempts = 0;
  const users = () =>
    attempts++ === 0
      ? answer(500, { error: "unknown_error", errorMessage: "The database is away." })
      : { users: [member("zoe")] };
  const { user } = await openUsers("", { users });
  expect(await screen.findByText("The database is away.")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Search" })).toBeEnabled();
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Zoe Doe")).toBeInTheDocument();
  expect(screen.queryByText("The database is away.")).not.toBeInTheDocument();
});

test.each(["users", "products"])("403 of %s says that there is no access", async (resource) => {
  await openUsers("", { [resource]: answer(403, { error: "forbidden", errorMessage: "No." }) });
  expect(await screen.findByRole("heading", { name: "You do not have access" })).toBeInTheDocument();
  expect(screen.queryByRole("table")).not.toBeInTheDocument();
});

test("a cursor that the server refuses leads to the first page", async () => {
  const users = (query: URLSearchParams) =>
    query.has("after")
      ? answer(400, { error: "invalid_request", errorMessage: "Not a cursor." })
      : { users: [member("zoe")] };
  const { user } = await openUsers("?after=old", { users });
  await user.click(await screen.findByRole("button", { name: "Go to the first page" }));
  expect(await screen.findByText("Zoe Doe")).toBeInTheDocument();
});

test("a network without products still shows its users", async () => {
  await openUsers("", { products: [] });
  expect(await screen.findByText(/attribute cim.product with the value true/)).toBeInTheDocument();
  expect(await screen.findByText("Alice Doe")).toBeInTheDocument();
});

test("when the products fail, the users are still shown", async () => {
  await openUsers("", { products: answer(500, null) });
  expect(await screen.findByText("The products could not be loaded")).toBeInTheDocument();
  expect(screen.getByText("The server answered with status 500 and no explanation.")).toBeInTheDocument();
  expect(await screen.findByText("Alice Doe")).toBeInTheDocument();
});

test.each([
  ["", "No users yet"],
  ["?search=x", "No users match"],
  ["?after=c&page=2", "Nobody on this page"],
])("no rows at %s: %s", async (query, reason) => {
  await openUsers(query, { users: { users: [], next: null }, "users/count": { count: 0 } });
  expect(await screen.findByRole("heading", { level: 2, name: reason })).toBeInTheDocument();
});
