import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { openGroups } from "../../test/groups";
import { access } from "../../test/samples";
import { answer } from "../../test/server";

const open = (api: Record<string, unknown> = {}) =>
  openGroups("settings", "Settings", { settings: { autoAssignChats: true }, ...api });
const autoAssign = () => screen.findByRole("checkbox", { name: "Automatically assign chats" });

test("switches, says what it means, and tells that it is saved", async () => {
  const { user, requests } = await open({ "PUT settings": { autoAssignChats: false } });
  expect(await autoAssign()).toBeChecked();
  expect(await autoAssign()).toHaveAccessibleDescription(/The default agent of a group accepts all its dialogs/);
  await user.click(await autoAssign());
  expect(await screen.findByText("The settings have been saved.")).toBeInTheDocument();
  await waitFor(async () => expect(await autoAssign()).not.toBeChecked());
  expect(requests).toContain('PUT settings {"autoAssignChats":false}');
});

test("stays as it is when it cannot be saved", async () => {
  const { user } = await open({ "PUT settings": answer(403, { errorMessage: "Not you." }) });
  await user.click(await autoAssign());
  expect(await screen.findByText("Not you.")).toBeInTheDocument();
  expect(await autoAssign()).toBeChecked();
});

test("readers only look", async () => {
  await open({ access: { ...access, settings: false } });
  expect(await autoAssign()).toBeDisabled();
});
