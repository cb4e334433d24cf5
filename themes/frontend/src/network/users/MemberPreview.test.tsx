import { screen, waitFor, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import { aliceDetails } from "../../test/samples";
import { answer } from "../../test/server";
import { openUsers, shown } from "../../test/users";

const actions = () => within(screen.getByRole("row", { name: /Alice Doe/ })).getByRole("button", { name: "Actions" });
const openPreview = async (user: UserEvent) => {
  await shown("1 - 2 of 2");
  await user.click(actions());
  await user.click(await screen.findByRole("menuitem", { name: "Preview" }));
  return screen.findByRole("region", { name: "Alice Doe" });
};
const texts = (list: HTMLElement) =>
  within(list)
    .getAllByRole("listitem")
    .map(({ textContent }) => textContent);

test("shows details, how each role is held, permissions and agent groups", async () => {
  const { user } = await openUsers();
  const preview = within(await openPreview(user));
  await preview.findByRole("heading", { level: 3, name: "Chatbot" });
  const facts = preview.getAllByRole("term").map((term) => [term.textContent, term.nextElementSibling?.textContent]);
  expect(Object.fromEntries(facts)).toMatchObject({
    "Display name": "Alice Doe",
    Username: "alice",
    Email: "alice@example.com",
    "User ID": "id-alice",
    "Join date": expect.stringContaining("2023") as string,
    Enabled: "Yes",
    "CIM admin": "No",
  });
  expect(texts(preview.getByRole("list", { name: "Roles in Chatbot" }))).toEqual([
    "Editorchatbot-editorEdits botsAssigned directlyThrough role content-team",
    "Moderator inheritedchatbot-moderatorThrough group /Marketing/Asia, which has the role campaign-editor",
  ]);
  expect(texts(preview.getByRole("list", { name: "Permissions in Chatbot" }))).toEqual(["Intent page", "rich-menu"]);
  expect(texts(preview.getByRole("list", { name: "Agent groups" }))).toEqual(["Tier 1 (number 7) Default agent"]);
});

test("takes the focus, and Escape gives it back", async () => {
  const { user } = await openUsers();
  const preview = await openPreview(user);
  await waitFor(() => expect(screen.getByRole("heading", { level: 2, name: "Alice Doe" })).toHaveFocus());
  await user.keyboard("{Escape}");
  expect(preview).not.toBeInTheDocument();
  expect(actions()).toHaveFocus();
});

test("can be closed with its button", async () => {
  const { user } = await openUsers();
  const preview = await openPreview(user);
  await user.click(within(preview).getByRole("button", { name: "Close preview" }));
  expect(preview).not.toBeInTheDocument();
  expect(actions()).toHaveFocus();
});

test("says so when there are no roles and groups", async () => {
  const nothing = { ...aliceDetails, products: {}, permissions: {}, sources: {}, agentGroups: [] };
  const { user } = await openUsers("", { "users/id-alice": nothing });
  const preview = within(await openPreview(user));
  expect(await preview.findByText("No roles in any product.")).toBeInTheDocument();
  expect(preview.getByText("In no agent group.")).toBeInTheDocument();
});

test("shows the server's sentence when the details fail, and tries again", async () => {
  let fails = true;
  const details = () => (fails ? answer(404, { error: "not_found", errorMessage: "No such user." }) : aliceDetails);
  const { user } = await openUsers("", { "users/id-alice": details });
  const preview = within(await openPreview(user));
  expect(await preview.findByText("No such user.")).toBeInTheDocument();
  fails = false;
  await user.click(preview.getByRole("button", { name: "Try again" }));
  expect(await preview.findByRole("heading", { level: 3, name: "Chatbot" })).toBeInTheDocument();
});
