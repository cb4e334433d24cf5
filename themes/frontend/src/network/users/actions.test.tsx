import { screen, waitFor, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import { access, alice, aliceDetails, boris } from "../../test/samples";
import { answer } from "../../test/server";
import { openUsers, shown } from "../../test/users";

const may = { access: { edit: true, remove: true } };
const editable = {
  users: { users: [{ ...alice, ...may }, boris], next: null },
  "users/id-alice": answer(200, { ...aliceDetails, ...may }, { ETag: '"1"' }),
};
const actions = (name: string) =>
  within(screen.getByRole("row", { name: new RegExp(name) })).getByRole("button", { name: "Actions" });
const openMenu = async (user: UserEvent, name: string) => {
  await shown("1 - 2 of 2");
  await user.click(actions(name));
  return screen.findByRole("menu");
};
const choose = async (user: UserEvent, name: string, entry: string) =>
  user.click(within(await openMenu(user, name)).getByRole("menuitem", { name: entry }));

test("what is not allowed is disabled and says why", async () => {
  const { user, router } = await openUsers("", editable);
  const menu = within(await openMenu(user, "Boris"));
  const [, edit, remove] = menu.getAllByRole("menuitem");
  expect(edit).toHaveAttribute("aria-disabled", "true");
  expect(edit).toHaveTextContent("CIM admins cannot edit other CIM admins.");
  expect(remove).toHaveTextContent("CIM admins cannot remove other CIM admins.");
  await user.click(edit ?? document.body);
  await user.click(remove ?? document.body);
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  expect(router.state.location.pathname).toBe("/net/network/users");
});

test("who edits nobody is told so, and offered the preview", async () => {
  const { user } = await openUsers("", { access: { ...access, edit: false } });
  const menu = within(await openMenu(user, "Alice"));
  const [preview, ...others] = menu.getAllByRole("menuitem");
  for (const entry of others) {
    expect(entry).toHaveAttribute("aria-disabled", "true");
    expect(entry).toHaveTextContent("Your account may not change the users of this network.");
  }
  expect(others).toHaveLength(2);
  await user.click(preview ?? document.body);
  await screen.findByRole("heading", { level: 3, name: "Chatbot" });
  await waitFor(() => expect(screen.queryByText("Edit")).not.toBeInTheDocument());
});

test("one comes back from the form to the same list, row and preview", async () => {
  const { user, router, query } = await openUsers("?search=doe&max=10", {
    ...editable,
    "PUT users/id-alice/products": alice,
  });
  await choose(user, "Alice", "Preview");
  const edit = within(await screen.findByRole("region", { name: "Alice Doe" })).getByRole("link", { name: "Edit" });
  expect(edit).toHaveAttribute("href", "/net/network/users/id-alice");
  await user.click(edit);
  await user.click(await screen.findByRole("checkbox", { name: "Agent" }));
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByRole("region", { name: "Alice Doe" })).toBeInTheDocument();
  expect(query().toString()).toBe("search=doe&max=10");
  // the form is not in the way of the browser's back
  expect(router.state.historyAction).toBe("REPLACE");
  await user.click(screen.getByRole("button", { name: "Close preview" }));
  expect(actions("Alice")).toHaveFocus();
});

test("cancelling leads back to the row", async () => {
  const { user, query } = await openUsers("?max=10", editable);
  await choose(user, "Alice", "Edit");
  await user.click(await screen.findByRole("link", { name: "Cancel" }));
  await shown("1 - 2 of 2");
  expect(query().toString()).toBe("max=10");
  await waitFor(() => expect(actions("Alice")).toHaveFocus());
  expect(screen.queryByRole("button", { name: "Close preview" })).not.toBeInTheDocument();
});

test("removing says what goes, asks for the username, and refreshes the list", async () => {
  let isGone = false;
  const { user, requests, query } = await openUsers("?search=doe", {
    ...editable,
    users: () => ({ users: isGone ? [boris] : [{ ...alice, ...may }, boris], next: null }),
    "DELETE users/id-alice": () => {
      isGone = true;
      return answer(200, undefined);
    },
  });
  await choose(user, "Alice", "Remove from network");
  const dialog = within(await screen.findByRole("dialog", { name: /Remove Alice Doe from the network\?/ }));
  await dialog.findByRole("list");
  expect(dialog.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
    "Roles in Chatbot that go: Editor, Moderator",
    "Agent groups they leave: Tier 1",
    "Agent groups left without a default agent: Tier 1",
    "All their sessions end.",
  ]);
  const field = dialog.getByRole("textbox", { name: "Type the username alice to confirm" });
  const button = dialog.getByRole("button", { name: "Remove from network" });
  await user.type(field, "Alice{Enter}");
  expect(button).toBeDisabled();
  await user.clear(field);
  await user.type(field, "alice");
  await user.click(button);
  expect(await screen.findByText("Alice Doe has been removed from the network.")).toBeInTheDocument();
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  await shown("1 - 1 of 1");
  expect(query().toString()).toBe("search=doe");
  expect(requests.filter((request) => request.startsWith("DELETE"))).toEqual(["DELETE users/id-alice"]);
  expect(screen.getByRole("region", { name: "Network users" })).toHaveFocus();
});

test("a removal that is refused says why and can be tried again", async () => {
  const { user } = await openUsers("", {
    ...editable,
    "DELETE users/id-alice": answer(409, { error: "last_cim_admin", errorMessage: "The last CIM admin stays." }),
  });
  await choose(user, "Alice", "Remove from network");
  const dialog = within(await screen.findByRole("dialog"));
  await dialog.findByText("All their sessions end.");
  await user.type(dialog.getByRole("textbox"), "alice{Enter}");
  expect(await dialog.findByText("The last CIM admin stays.")).toBeInTheDocument();
  expect(dialog.getByRole("button", { name: "Remove from network" })).toBeEnabled();
  await user.click(dialog.getByRole("button", { name: "Cancel" }));
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  expect(actions("Alice")).toHaveFocus();
});

test("a preview that is open goes with the one who is removed", async () => {
  const { user } = await openUsers("", { ...editable, "DELETE users/id-alice": answer(200, undefined) });
  await choose(user, "Alice", "Preview");
  const preview = await screen.findByRole("region", { name: "Alice Doe" });
  await user.click(within(preview).getByRole("button", { name: "Remove from network" }));
  const dialog = within(await screen.findByRole("dialog"));
  await dialog.findByText("All their sessions end.");
  await user.type(dialog.getByRole("textbox"), "alice{Enter}");
  await waitFor(() => expect(screen.queryByRole("region", { name: "Alice Doe" })).not.toBeInTheDocument());
});
