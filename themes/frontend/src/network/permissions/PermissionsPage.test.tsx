import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { renderInConsole } from "../../test/console";
import { access, products } from "../../test/samples";
import { answer, startServer } from "../../test/server";
import type { Product } from "../api/records";
import PermissionsPage from "./PermissionsPage";

const counted = products.map((product) => ({
  ...product,
  roles: product.roles.map((role, i) => ({ ...role, members: 1200 + i })),
}));
const catalogue = (query: URLSearchParams) => (query.get("members") === "false" ? products : counted);
const operator = { ...access, cimAdmins: true };

const openPermissions = async (api: Record<string, unknown> = {}) => {
  const requests = startServer({ access, products: catalogue, ...api });
  const { router } = renderInConsole(<PermissionsPage />, "/net/network/permissions");
  await screen.findByRole("heading", { level: 1, name: "Roles & permissions" });
  return { user: userEvent.setup({ delay: null }), requests, router };
};
const matrix = (product: string) => screen.findByRole("table", { name: product });
const rows = (table: HTMLElement) =>
  within(table)
    .getAllByRole("row")
    .map((row) => [...row.children].map(({ textContent }) => textContent));
const box = (name: string) => screen.findByRole("checkbox", { name });

/** A server that keeps permissions, and says how many gain and lose them. */
const serverThatSaves = (refusals: Record<string, unknown> = {}) => {
  let current: Product[] = products;
  const sent: [string, unknown][] = [];
  const put = (name: string) => (_query: URLSearchParams, body: unknown) => {
    const { permissions, dryRun } = body as { permissions: string[]; dryRun: boolean };
    sent.push([name, body]);
    if (name in refusals) return refusals[name];
    const role = current.flatMap(({ roles }) => roles).find((candidate) => candidate.name === name);
    const before = role?.permissions ?? [];
    const changes = ["intent-page", "rich-menu"]
      .filter((permission) => before.includes(permission) !== permissions.includes(permission))
      .map((permission) =>
        permissions.includes(permission) ? { permission, gained: 1203, lost: 0 } : { permission, gained: 0, lost: 7 },
      );
    if (!dryRun) {
      current = current.map((product) => ({
        ...product,
        roles: product.roles.map((role) => (role.name === name ? { ...role, permissions } : role)),
      }));
    }
    return { role: { name, permissions, members: 12 }, changes };
  };
  return {
    sent,
    api: {
      access: operator,
      products: () => current,
      "PUT products/chatbot/roles/chatbot-editor": put("chatbot-editor"),
      "PUT products/chatbot/roles/chatbot-moderator": put("chatbot-moderator"),
    },
  };
};

test("shows what each role may do", async () => {
  const { requests } = await openPermissions();
  expect(rows(await matrix("Chatbot"))).toEqual([
    ["Permission", "Editor", "Moderator"],
    ["", expect.stringContaining("Edits bots"), expect.anything()],
    ["Intent page", "Yes", "—No"],
    ["rich-menu", "—No", "—No"],
  ]);
  expect(screen.queryByRole("checkbox")).not.toBeInTheDocument();
  expect(within(await matrix("Livechat")).queryByRole("rowheader")).not.toBeInTheDocument();
  expect(screen.getByText(/This product has no permissions yet/)).toBeInTheDocument();
  expect(requests.toSorted()).toEqual(["access", "products", "products?members=false"]);
});

test("the matrix does not wait for the numbers, which lead to the members", async () => {
  let answerCount: (products: unknown) => void = () => undefined;
  const slow = (query: URLSearchParams) =>
    query.get("members") === "false" ? products : new Promise((resolve) => (answerCount = resolve));
  await openPermissions({ products: slow });
  await matrix("Chatbot");
  const link = () => screen.getByRole("link", { name: /with the role Editor in Chatbot/ });
  expect(link()).toHaveTextContent(/^Members$/);
  expect(screen.getAllByText("Counting members")).toHaveLength(3);
  answerCount(counted);
  await waitFor(() => expect(link()).toHaveTextContent("Members: 1,200"));
  expect(link()).toHaveAttribute("href", "/net/network/users?role=chatbot%3Achatbot-editor");
  expect(screen.queryByText("Counting members")).not.toBeInTheDocument();
});

test("says so when the members cannot be counted, and tries again", async () => {
  let fails = true;
  const flaky = (query: URLSearchParams) =>
    query.get("members") === "false" || !fails ? catalogue(query) : answer(503, { errorMessage: "Too busy." });
  const { user } = await openPermissions({ products: flaky });
  expect(await screen.findByText("Too busy.")).toBeInTheDocument();
  await matrix("Chatbot");
  fails = false;
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findAllByText("Members: 1,200")).toHaveLength(2);
});

test.each([
  ["no products", { products: [] }, "This network has no products yet"],
  ["403", { products: answer(403, { error: "forbidden", errorMessage: "No." }) }, "You do not have access"],
  ["an error", { products: answer(500, { errorMessage: "The database is away." }) }, "The database is away."],
])("instead of a matrix: %s", async (_case, api, text) => {
  await openPermissions(api);
  expect(await screen.findByText(text)).toBeInTheDocument();
  expect(screen.queryByRole("table")).not.toBeInTheDocument();
});

test("without an answer about the access it can be read", async () => {
  await openPermissions({ access: answer(500, null) });
  await matrix("Chatbot");
  expect(screen.queryByRole("checkbox")).not.toBeInTheDocument();
});

test("an operator sees what a change would do, and saves it", async () => {
  const { sent, api } = serverThatSaves();
  const { user } = await openPermissions(api);
  await user.click(await box("rich-menu for Editor in Chatbot"));
  await user.click(await box("Intent page for Editor in Chatbot"));
  await user.click(await box("Intent page for Moderator in Chatbot"));
  expect(screen.getByText("Unsaved changes: 3")).toBeInTheDocument();
  expect(screen.getAllByText("not saved yet")).toHaveLength(3);
  await user.click(screen.getByRole("button", { name: "Review and save" }));

  const dialog = within(await screen.findByRole("dialog", { name: "Save these permissions?" }));
  const editor = await dialog.findByRole("region", { name: "Editor in Chatbot" });
  await waitFor(() => expect(editor).toHaveTextContent("Added: rich-menuMembers who gain it: 1,203"));
  expect(editor).toHaveTextContent("Removed: Intent pageMembers who lose it: 7");
  const save = dialog.getByRole("button", { name: "Save" });
  await waitFor(() => expect(save).toBeEnabled());
  expect(sent).toEqual([
    ["chatbot-editor", { permissions: ["rich-menu"], dryRun: true }],
    ["chatbot-moderator", { permissions: ["intent-page"], dryRun: true }],
  ]);

  await user.click(save);
  const saved = await screen.findByText("Saved. Roles changed: 2");
  await waitFor(() => expect(document.activeElement).toContainElement(saved));
  expect(document.activeElement).not.toBe(document.body);
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  expect(sent.slice(2)).toEqual([
    ["chatbot-editor", { permissions: ["rich-menu"], dryRun: false }],
    ["chatbot-moderator", { permissions: ["intent-page"], dryRun: false }],
  ]);
  expect(await box("rich-menu for Editor in Chatbot")).toBeChecked();
  expect(await box("Intent page for Editor in Chatbot")).not.toBeChecked();
  expect(screen.queryByText(/Unsaved changes/)).not.toBeInTheDocument();
});

test("discarding shows again what is saved", async () => {
  const { sent, api } = serverThatSaves();
  const { user } = await openPermissions(api);
  await user.click(await box("Intent page for Editor in Chatbot"));
  await user.click(screen.getByRole("button", { name: "Discard" }));
  expect(await box("Intent page for Editor in Chatbot")).toBeChecked();
  expect(screen.queryByText(/Unsaved changes/)).not.toBeInTheDocument();
  expect(sent).toEqual([]);
});

test("a role that is refused keeps its ticks, the others are saved", async () => {
  const sentence = "The permission comes with the role Reader, which this role contains.";
  const { sent, api } = serverThatSaves({
    "chatbot-editor": answer(409, { error: "conflict", errorMessage: sentence }),
  });
  const { user } = await openPermissions(api);
  await user.click(await box("Intent page for Editor in Chatbot"));
  await user.click(await box("Intent page for Moderator in Chatbot"));
  await user.click(screen.getByRole("button", { name: "Review and save" }));
  const save = await screen.findByRole("button", { name: "Save" });
  await waitFor(() => expect(save).toBeEnabled());
  expect(within(screen.getByRole("region", { name: "Editor in Chatbot" })).getByText(sentence)).toBeInTheDocument();
  await user.click(save);
  expect(await screen.findByText("Saved. Roles changed: 1")).toBeInTheDocument();
  expect(sent.at(-1)).toEqual(["chatbot-moderator", { permissions: ["intent-page"], dryRun: false }]);
  expect(screen.getByText("Unsaved changes: 1")).toBeInTheDocument();
  expect(await box("Intent page for Editor in Chatbot")).not.toBeChecked();
});

test("nothing can be saved when all is refused", async () => {
  const { api } = serverThatSaves({ "chatbot-editor": answer(403, { error: "forbidden", errorMessage: "Not you." }) });
  const { user } = await openPermissions(api);
  await user.click(await box("Intent page for Editor in Chatbot"));
  await user.click(screen.getByRole("button", { name: "Review and save" }));
  expect(await screen.findByText("Not you.")).toBeInTheDocument();
  await waitFor(() => expect(screen.queryByRole("button", { name: "Save" })).not.toBeInTheDocument());
  await user.click(screen.getByRole("button", { name: "Back to the page" }));
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  expect(screen.getByText("Unsaved changes: 1")).toBeInTheDocument();
});

test("a saving that fails says why and keeps the ticks", async () => {
  const { api } = serverThatSaves();
  const put = api["PUT products/chatbot/roles/chatbot-editor"];
  const { user } = await openPermissions({
    ...api,
    "PUT products/chatbot/roles/chatbot-editor": (query: URLSearchParams, body: { dryRun: boolean }) =>
      body.dryRun ? put(query, body) : answer(500, { errorMessage: "The database is away." }),
  });
  await user.click(await box("Intent page for Editor in Chatbot"));
  await user.click(screen.getByRole("button", { name: "Review and save" }));
  const save = await screen.findByRole("button", { name: "Save" });
  await waitFor(() => expect(save).toBeEnabled());
  await user.click(save);
  expect(await screen.findByText("The database is away.")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Back to the page" }));
  expect(screen.getByText("Unsaved changes: 1")).toBeInTheDocument();
  expect(screen.queryByText(/^Saved/)).not.toBeInTheDocument();
});

test("what others have saved meanwhile is not undone", async () => {
  const { sent, api } = serverThatSaves();
  const { user } = await openPermissions(api);
  await user.click(await box("Intent page for Moderator in Chatbot"));
  api["PUT products/chatbot/roles/chatbot-moderator"](new URLSearchParams(), {
    permissions: ["rich-menu"],
    dryRun: false,
  });
  await user.click(screen.getByRole("button", { name: "Review and save" }));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]).toEqual(["chatbot-moderator", { permissions: ["rich-menu", "intent-page"], dryRun: true }]);
});

test("asks before unsaved ticks are lost", async () => {
  const { api } = serverThatSaves();
  const { user, router } = await openPermissions(api);
  await user.click(await box("Intent page for Editor in Chatbot"));
  void router.navigate("/net/network/users");
  await user.click(await screen.findByRole("button", { name: "Stay on this page" }));
  expect(router.state.location.pathname).toBe("/net/network/permissions");
  expect(await box("Intent page for Editor in Chatbot")).not.toBeChecked();
  expect(window.dispatchEvent(new Event("beforeunload", { cancelable: true }))).toBe(false);

  void router.navigate("/net/network/users");
  await user.click(await screen.findByRole("button", { name: "Discard and leave" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/net/network/users"));
});

test("does not ask when there is nothing to lose", async () => {
  const { api } = serverThatSaves();
  const { router } = await openPermissions(api);
  await box("Intent page for Editor in Chatbot");
  expect(window.dispatchEvent(new Event("beforeunload", { cancelable: true }))).toBe(true);
  await router.navigate("/net/network/users");
  expect(router.state.location.pathname).toBe("/net/network/users");
});
