import { screen, waitFor, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { MemberDetails } from "../../api/records";
import { aliceDetails } from "../../../test/samples";
import { answer } from "../../../test/server";
import { openMember } from "../../../test/users";

const zoe: MemberDetails = {
  ...aliceDetails,
  id: "id-zoe",
  username: "zoe",
  displayName: "Zoe Doe",
  products: { chatbot: { roles: ["chatbot-editor"], inherited: [] } },
  sources: { chatbot: { "chatbot-editor": [{ type: "direct" }] } },
  access: { edit: true, remove: true },
};
const zoeWith = (chatbot: string[]) => ({ ...zoe, products: { chatbot: { roles: chatbot, inherited: [] } } });
const details = (member: MemberDetails, tag: string) => answer(200, member, { ETag: tag });
const saved = (requests: string[]) => requests.filter((request) => request.startsWith("PUT "));

const role = (product: string, name: string) =>
  within(screen.getByRole("group", { name: product })).getByRole("checkbox", { name });
const save = () => screen.getByRole("button", { name: "Save" });
const changes = () => screen.getByTestId("network-edit-changes").textContent;
const open = async (api: Record<string, unknown> = {}) => {
  const opened = await openMember("id-zoe", { "users/id-zoe": details(zoe, '"1"'), ...api });
  await screen.findByRole("group", { name: "Chatbot" });
  return opened;
};
const tickAgent = async (user: UserEvent) => {
  await user.click(role("Livechat", "Agent"));
  expect(role("Livechat", "Agent")).toBeChecked();
};

test("sends only the products that change, with the ETag of what was shown", async () => {
  const { user, requests, router } = await open({ "PUT users/id-zoe/products": zoe });
  expect(screen.getByRole("heading", { level: 1, name: "Edit Zoe Doe" })).toBeInTheDocument();
  expect(role("Chatbot", "Editor")).toBeChecked();
  expect(changes()).toBe("Nothing changed yet.");
  expect(save()).toHaveAttribute("aria-disabled", "true");
  await user.click(role("Chatbot", "Moderator"));
  await user.click(role("Chatbot", "Moderator"));
  expect(changes()).toBe("Nothing changed yet.");
  await tickAgent(user);
  expect(changes()).toBe("Livechat: No access → Agent.");
  await user.click(save());
  expect(await screen.findByText("The roles of Zoe Doe have been saved.")).toBeInTheDocument();
  expect(saved(requests)).toEqual(['PUT users/id-zoe/products "1" {"livechat":["livechat-agent"]}']);
  await waitFor(() => expect(router.state.location.pathname).toBe("/net/network/users"));
});

test("No access takes all roles away, and brings them back", async () => {
  const { user } = await open();
  const none = role("Chatbot", "No access");
  await user.click(none);
  expect(none).toBeChecked();
  expect(role("Chatbot", "Editor")).not.toBeChecked();
  expect(changes()).toBe("Chatbot: Editor → No access. Ends the sessions with Chatbot.");
  await user.click(none);
  expect(role("Chatbot", "Editor")).toBeChecked();
  await user.click(role("Chatbot", "Editor"));
  expect(none).toBeChecked();
  // where there never was a role, there is nothing to bring back
  expect(role("Livechat", "No access")).toBeChecked();
  expect(role("Livechat", "No access")).toBeDisabled();
  expect(role("Livechat", "No access")).toHaveAccessibleDescription("Tick a role to give access.");
});

test("inherited roles are ticked for good and say where they come from", async () => {
  const elif = { ...aliceDetails, access: { edit: true, remove: true } };
  await open({ "users/id-zoe": details(elif, '"1"') });
  expect(role("Chatbot", "Moderator")).toBeChecked();
  expect(role("Chatbot", "Moderator")).toBeDisabled();
  expect(role("Chatbot", "Moderator")).toHaveAccessibleDescription(
    /Through group \/Marketing\/Asia, .*; cannot be taken away here/,
  );
  // held both ways
  expect(role("Chatbot", "Editor")).toBeEnabled();
  expect(role("Chatbot", "Editor")).toHaveAccessibleDescription(/Through role content-team too; that stays/);
  expect(role("Chatbot", "No access")).toBeDisabled();
  expect(role("Chatbot", "No access")).not.toBeChecked();
});

test("shows the server's sentence and keeps the form", async () => {
  const refusal = answer(403, { error: "forbidden", errorMessage: "You may not give this role." });
  const { user } = await open({ "PUT users/id-zoe/products": refusal });
  await tickAgent(user);
  await user.click(save());
  expect(await screen.findByText("You may not give this role.")).toBeInTheDocument();
  expect(role("Livechat", "Agent")).toBeChecked();
  expect(save()).toHaveAttribute("aria-disabled", "false");
});

/** Somebody else makes Zoe a moderator after the form was opened. */
const overtaken = (now: MemberDetails) => {
  let reads = 0;
  let writes = 0;
  return {
    "users/id-zoe": () => (reads++ === 0 ? details(zoe, '"1"') : details(now, '"2"')),
    "PUT users/id-zoe/products": () =>
      writes++ === 0 ? answer(412, { error: "stale", errorMessage: "Changed meanwhile." }) : now,
  };
};
const conflictCells = () =>
  within(screen.getByTestId("network-conflict"))
    .getAllByRole("row")
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole("cell")
        .map(({ textContent }) => textContent),
    );

test("a conflict shows both, and saves the choices on top of the new state", async () => {
  const { user, requests } = await open(overtaken(zoeWith(["chatbot-editor", "chatbot-moderator"])));
  await tickAgent(user);
  await user.click(save());
  await waitFor(() => expect(screen.getByTestId("network-conflict")).toHaveFocus());
  expect(conflictCells()).toEqual([
    ["Chatbot", "Editor", "Editor, Moderator", "Not changed by you"],
    ["Livechat", "No access", "No access", "Agent"],
  ]);
  expect(role("Chatbot", "Moderator")).toBeChecked();
  expect(role("Livechat", "Agent")).toBeChecked();
  await user.click(screen.getByRole("button", { name: "Save my choices" }));
  expect(await screen.findByText("The roles of Zoe Doe have been saved.")).toBeInTheDocument();
  expect(saved(requests)).toEqual([
    'PUT users/id-zoe/products "1" {"livechat":["livechat-agent"]}',
    'PUT users/id-zoe/products "2" {"livechat":["livechat-agent"]}',
  ]);
});

test("a conflict can be left as the others have it", async () => {
  const { user } = await open(overtaken(zoeWith(["chatbot-moderator"])));
  await user.click(role("Chatbot", "No access"));
  await user.click(save());
  await user.click(await screen.findByRole("button", { name: "Discard my choices" }));
  expect(screen.queryByTestId("network-conflict")).not.toBeInTheDocument();
  expect(role("Chatbot", "Moderator")).toBeChecked();
  expect(role("Chatbot", "Editor")).not.toBeChecked();
  expect(changes()).toBe("Nothing changed yet.");
});

test("a conflict in which both chose the same has nothing left to save", async () => {
  const { user } = await open(overtaken(zoeWith(["chatbot-editor", "chatbot-moderator"])));
  await user.click(role("Chatbot", "Moderator"));
  await user.click(save());
  expect(await screen.findByText(/there is nothing left to save/)).toBeInTheDocument();
  expect(conflictCells()).toEqual([["Chatbot", "Editor", "Editor, Moderator", "Editor, Moderator"]]);
  expect(screen.queryByRole("button", { name: "Save my choices" })).not.toBeInTheDocument();
});

test("a conflict about something else says so", async () => {
  const { user } = await open(overtaken({ ...zoe, agentGroups: [] }));
  await tickAgent(user);
  await user.click(save());
  expect(await screen.findByText(/it was something else that changed/)).toBeInTheDocument();
});

test("when the new state cannot be read, the choices stay", async () => {
  let reads = 0;
  const { user } = await open({
    "users/id-zoe": () =>
      reads++ === 0 ? details(zoe, '"1"') : answer(404, { error: "not_found", errorMessage: "No such member." }),
    "PUT users/id-zoe/products": answer(412, { error: "stale" }),
  });
  await tickAgent(user);
  await user.click(save());
  expect(await screen.findByText("No such member.")).toBeInTheDocument();
  expect(role("Livechat", "Agent")).toBeChecked();
});

test("leaving with unsaved changes asks", async () => {
  const { user, router } = await open();
  await tickAgent(user);
  await user.click(screen.getByRole("link", { name: "Cancel" }));
  const dialog = await screen.findByRole("dialog", { name: /Leave without saving\?/ });
  await user.click(within(dialog).getByRole("button", { name: "Stay" }));
  expect(role("Livechat", "Agent")).toBeChecked();
  await user.click(screen.getByRole("link", { name: "Cancel" }));
  await user.click(await screen.findByRole("button", { name: "Leave without saving" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/net/network/users"));
});

test("leaving without changes does not ask", async () => {
  const { user, router } = await open();
  await tickAgent(user);
  await user.click(role("Livechat", "Agent"));
  await user.click(screen.getByRole("link", { name: "Cancel" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/net/network/users"));
});

test.each([
  ["another CIM admin", { ...zoe, cimAdmin: true, access: { edit: false, remove: false } }, /other CIM admins/],
  ["a higher rank", { ...zoe, access: { edit: false, remove: false } }, /administrative roles that you do not have/],
])("a link to %s says why there is no form", async (_case, member, reason) => {
  await openMember("id-zoe", { "users/id-zoe": details(member, '"1"') });
  expect(await screen.findByText(reason)).toBeInTheDocument();
  expect(screen.queryByRole("checkbox")).not.toBeInTheDocument();
});

test("a link to nobody shows the server's sentence and the way to the list", async () => {
  await openMember("id-nobody", { "users/id-nobody": answer(404, { errorMessage: "No such member." }) });
  expect(await screen.findByText("No such member.")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Back to the list" })).toBeInTheDocument();
});
