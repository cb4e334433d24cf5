import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { renderNetwork } from "../../test/console";
import { products } from "../../test/samples";
import { answer, startServer } from "../../test/server";
import type { Invitation } from "./invitationRecords";

const invitation = (changes: Partial<Invitation> = {}): Invitation => ({
  id: "i1",
  address: "eva@example.com",
  inviter: { id: "id-anna", username: "anna" },
  status: "pending",
  created: Date.UTC(2026, 4, 6),
  expires: Date.UTC(2026, 4, 13),
  closed: null,
  products: { chatbot: ["chatbot-editor"] },
  agentGroups: [{ id: 7, name: "Tier 1", default: false }],
  notGiven: null,
  member: null,
  mail: { state: "sent", time: Date.UTC(2026, 4, 6), reason: null },
  ...changes,
});
const page = (...invitations: Invitation[]) => ({ invitations, next: null });

/** More than any page has. */
const many = [
  { id: 7, name: "Tier 1" },
  ...Array.from({ length: 2000 }, (_, i) => ({ id: 100 + i, name: `Desk ${i}` })),
];

const openPage = async (query = "", api: Record<string, unknown> = {}) => {
  const requests = startServer({
    products,
    "agent-groups": (query: URLSearchParams) => ({
      groups: many.filter(({ name }) => name.includes(query.get("search") ?? "")).slice(0, Number(query.get("max"))),
      next: null,
    }),
    invitations: page(invitation()),
    ...api,
  });
  renderNetwork(`/net/network/invitations${query}`);
  await screen.findByRole("heading", { level: 1, name: "Invitations" });
  return { user: userEvent.setup({ delay: null }), requests };
};
const row = (address: string) => screen.findByTestId(`network-invitation-${address}`);
const choose = async (user: ReturnType<typeof userEvent.setup>, address: string, action: string) => {
  await user.click(within(await row(address)).getByRole("button", { name: "Kebab toggle" }));
  await user.click(await screen.findByRole("menuitem", { name: action }));
};

/** Opens the form. */
const openForm = async (user: ReturnType<typeof userEvent.setup>) => {
  await user.click(await screen.findByRole("button", { name: "Invite" }));
  return screen.findByRole("dialog");
};
/** Finds a group by a part of its name. */
const offerGroup = async (user: ReturnType<typeof userEvent.setup>, part: string, name: string) => {
  await user.type(screen.getByRole("combobox", { name: "Find an agent group" }), part);
  await waitFor(() => expect(screen.getByRole("listbox", { busy: false })).toBeInTheDocument());
  await user.click(await screen.findByRole("option", { name: new RegExp(`^${name}`) }));
};

/** Waits until the list has been shown so many times. */
const listed = (requests: string[], times: number) =>
  waitFor(() => {
    expect(requests.filter((request) => request.startsWith("invitations?"))).toHaveLength(times);
    expect(screen.getByRole("table")).toHaveAttribute("aria-busy", "false");
  });

test("tells who is invited by whom to what until when", async () => {
  await openPage();
  const cells = within(await row("eva@example.com"))
    .getAllByRole("cell")
    .map(({ textContent }) => textContent);
  expect(cells.slice(0, 3)).toEqual(["eva@example.com", "Chatbot: EditorTier 1", "anna"]);
  expect(cells[5]).toBe("Sent");
});

test("each status has a tab", async () => {
  const { user, requests } = await openPage();
  await row("eva@example.com");
  await user.click(screen.getByRole("tab", { name: "Declined" }));
  await waitFor(() => expect(requests).toContain("invitations?status=declined&max=50"));
});

test("says why a mail failed, and what was not given", async () => {
  await openPage("?status=expired", {
    invitations: page(
      invitation({
        status: "expired",
        mail: { state: "failed", time: 0, reason: "not_configured" },
        notGiven: { products: {}, agentGroups: [{ id: 7, default: false }] },
      }),
    ),
  });
  const shown = await row("eva@example.com");
  expect(shown).toHaveTextContent("FailedThis realm has no mail server.");
  expect(shown).toHaveTextContent(/Cannot be accepted.*Tier 1/);
});

test("invites pasted addresses, once they are all right", async () => {
  const { user, requests } = await openPage("", { "POST invitations": answer(201, page()) });
  const dialog = await openForm(user);
  const send = within(dialog).getByRole("button", { name: "Send invitations" });
  await user.click(within(dialog).getByRole("textbox", { name: "Email addresses" }));
  await user.paste("Ann <ann@example.com>, Bob <bob@>");
  await user.click(within(dialog).getByRole("checkbox", { name: "Editor" }));
  expect(within(dialog).getByText("Cannot be invited: bob@")).toBeInTheDocument();
  expect(send).toBeDisabled();
  await user.click(within(dialog).getByRole("button", { name: "Remove bob@" }));
  await user.type(within(dialog).getByRole("textbox"), "emil,");
  await offerGroup(user, "Tier", "Tier 1");
  await user.click(within(dialog).getByRole("checkbox", { name: "Default agent of Tier 1" }));
  await user.click(send);
  await waitFor(() =>
    expect(requests).toContain(
      'POST invitations {"emails":["ann@example.com","emil"],"products":{"chatbot":["chatbot-editor"]},"agentGroups":[{"id":7,"default":true}]}',
    ),
  );
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
});

test("finds any of many groups, each once, and takes one back", async () => {
  const { user, requests } = await openPage("", { "POST invitations": answer(201, page()) });
  const dialog = await openForm(user);
  const search = within(dialog).getByRole("combobox");
  await user.click(search);
  expect(await within(dialog).findAllByRole("option")).toHaveLength(20);
  await user.keyboard("{Escape}");
  expect(search).toHaveAttribute("aria-expanded", "false");
  await offerGroup(user, "Desk 1999", "Desk 1999");
  await offerGroup(user, "Desk 1999", "Desk 1999");
  await offerGroup(user, "Tier", "Tier 1");
  await user.click(within(dialog).getByRole("button", { name: "Remove Tier 1" }));
  await user.type(within(dialog).getByRole("textbox", { name: "Email addresses" }), "ann@example.com{Enter}");
  await user.click(within(dialog).getByRole("button", { name: "Send invitations" }));
  await waitFor(() =>
    expect(requests).toContain(
      'POST invitations {"emails":["ann@example.com"],"products":{},"agentGroups":[{"id":2099,"default":false}]}',
    ),
  );
});

test("offers only products into which the viewer invites, and those that are offered already", async () => {
  const [chatbot, livechat] = products;
  const { user, requests } = await openPage("", {
    products: [{ ...chatbot, access: { invite: false } }, livechat],
    invitations: page(
      invitation(),
      invitation({ id: "i2", address: "gone@example.com", products: { livechat: ["gone", "livechat-agent"] } }),
    ),
    "PUT invitations/i2": answer(200, invitation()),
  });
  const dialog = await openForm(user);
  expect(within(dialog).queryByRole("group", { name: "Chatbot" })).not.toBeInTheDocument();
  expect(within(dialog).getByRole("group", { name: "Livechat" })).toBeInTheDocument();
  await user.click(within(dialog).getByRole("button", { name: "Cancel" }));
  await choose(user, "eva@example.com", "Edit");
  expect(within(await screen.findByRole("dialog")).getByRole("checkbox", { name: "Editor" })).toBeChecked();
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  await choose(user, "gone@example.com", "Edit");
  await user.click(await screen.findByRole("button", { name: "Save" }));
  await waitFor(() =>
    expect(requests).toContain(
      'PUT invitations/i2 {"products":{"livechat":["livechat-agent"]},"agentGroups":[{"id":7,"default":false}]}',
    ),
  );
});

test("keeps the form when the server refuses, and marks whom it names", async () => {
  const { user } = await openPage("", {
    "POST invitations": answer(409, {
      error: "conflict",
      errorMessage: "There is an invitation already.",
      details: { emails: ["ann@example.com"] },
    }),
  });
  const dialog = await openForm(user);
  await user.type(within(dialog).getByRole("textbox"), "ann@example.com{Enter}");
  await user.click(within(dialog).getByRole("checkbox", { name: "Editor" }));
  await user.click(within(dialog).getByRole("button", { name: "Send invitations" }));
  expect(await within(dialog).findByText("There is an invitation already.")).toBeInTheDocument();
  expect(within(dialog).getByText("Cannot be invited: ann@example.com")).toBeInTheDocument();
});

test("changes, sends again and revokes", async () => {
  const { user, requests } = await openPage("", {
    "PUT invitations/i1": answer(200, invitation()),
    "POST invitations/i1/resend": answer(200, invitation()),
    "DELETE invitations/i1": answer(204, undefined),
  });
  await choose(user, "eva@example.com", "Edit");
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByRole("checkbox", { name: "Editor" })).toBeChecked();
  await user.click(within(dialog).getByRole("checkbox", { name: "Moderator" }));
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  await waitFor(() =>
    expect(requests).toContain(
      'PUT invitations/i1 {"products":{"chatbot":["chatbot-editor","chatbot-moderator"]},"agentGroups":[{"id":7,"default":false}]}',
    ),
  );
  await listed(requests, 2);
  await choose(user, "eva@example.com", "Send again");
  await waitFor(() => expect(requests).toContain("POST invitations/i1/resend"));
  await listed(requests, 3);
  await choose(user, "eva@example.com", "Revoke");
  await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Revoke" }));
  await waitFor(() => expect(requests).toContain("DELETE invitations/i1"));
});

test("who may not invite is told so", async () => {
  await openPage("", { invitations: answer(403, { error: "forbidden" }) });
  expect(await screen.findByText("You do not have access")).toBeInTheDocument();
});

test("looks what becomes of mails, again where a look fails, and keeps what was loaded behind", async () => {
  const sending = invitation({ mail: { state: "sending", time: 0, reason: null } });
  let looks = 0;
  const { user } = await openPage("", {
    invitations: (query: URLSearchParams) => {
      if (query.get("after") === "c2") return page(invitation({ id: "i2", address: "zoe@example.com" }));
      looks++;
      if (looks === 2) return answer(500, null);
      return { invitations: [looks > 2 ? invitation() : sending], next: "c2" };
    },
  });
  expect(await row("eva@example.com")).toHaveTextContent("Being sent");
  await user.click(screen.getByRole("button", { name: "Load more" }));
  await row("zoe@example.com");
  await waitFor(async () => expect(await row("eva@example.com")).toHaveTextContent("Sent"), { timeout: 10_000 });
  expect(await row("zoe@example.com")).toBeVisible();
  expect(screen.getByRole("button", { name: "All invitations are shown" })).toBeVisible();
}, 20_000);
