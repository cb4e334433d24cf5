import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { access } from "../../test/samples";
import { openGroups, tier } from "../../test/groups";
import { answer } from "../../test/server";

const open = (api: Record<string, unknown> = {}, query = "") => openGroups(`agent-groups${query}`, "Agent groups", api);
const row = async () => within(await screen.findByTestId("network-group"));

test("shows groups with their number, members, default agent and bot projects", async () => {
  await open();
  const cells = (await row()).getAllByRole("cell").map(({ textContent }) => textContent);
  expect(cells.slice(1, 4)).toEqual(["2", "Grace Okafor", "Support bot"]);
  expect(cells[0]).toContain("Tier 1");
  expect((await row()).getByRole("button", { name: /^Copy the number 7/ })).toBeInTheDocument();
  expect((await row()).getByRole("link", { name: "Edit Tier 1" })).toHaveAttribute(
    "href",
    "/net/network/agent-groups/7",
  );
  expect(screen.getByRole("link", { name: "Add group" })).toHaveAttribute("href", "/net/network/agent-groups/new");
});

test("supervisors add and delete nothing, readers edit nothing", async () => {
  await open({
    access: { ...access, agentGroups: "own" },
    "agent-groups": { groups: [{ ...tier, access: { edit: false, compose: true } }] },
  });
  expect((await row()).getByRole("link", { name: "Edit Tier 1" })).toBeInTheDocument();
  expect((await row()).queryByRole("button", { name: "Delete Tier 1" })).not.toBeInTheDocument();
  expect(screen.queryByRole("link", { name: "Add group" })).not.toBeInTheDocument();
});

test("searches on Enter, and shows all again when the field is emptied", async () => {
  const { user, requests, router } = await open({
    "agent-groups": (query: URLSearchParams) => ({ groups: query.get("search") ? [] : [tier] }),
  });
  await row();
  await user.type(screen.getByRole("searchbox", { name: "Name or number" }), " night {Enter}");
  expect(await screen.findByText("No agent groups match")).toBeInTheDocument();
  expect(requests).toContain("agent-groups?max=50&search=night");
  expect(router.state.location.search).toBe("?search=night");
  await user.click(screen.getByRole("button", { name: "Clear all filters" }));
  expect(await row()).toBeDefined();
});

test("shows more pages", async () => {
  const { user } = await open({
    "agent-groups": (query: URLSearchParams) =>
      query.get("after") ? { groups: [{ ...tier, id: 8, name: "Tier 2" }] } : { groups: [tier], next: "n" },
  });
  await row();
  await user.click(screen.getByRole("button", { name: "Load more" }));
  await waitFor(() => expect(screen.getAllByTestId("network-group")).toHaveLength(2));
  expect(screen.getByRole("button", { name: "All agent groups are shown" })).toHaveAttribute("aria-disabled", "true");
});

test("deletes a group that bots use only when that is confirmed", async () => {
  const { user, requests } = await open({ "DELETE agent-groups/7": { projects: ["Support bot"] } });
  await user.click((await row()).getByRole("button", { name: "Delete Tier 1" }));
  const dialog = within(await screen.findByRole("dialog", { name: /Delete the agent group Tier 1\?/ }));
  expect(dialog.getByText("Support bot")).toBeInTheDocument();
  expect(dialog.getByRole("button", { name: "Delete" })).toBeDisabled();
  await user.click(dialog.getByRole("checkbox", { name: "Delete the group although they break" }));
  await user.click(dialog.getByRole("button", { name: "Delete" }));
  expect(await screen.findByText("The agent group Tier 1 has been deleted.")).toBeInTheDocument();
  expect(requests).toContain("DELETE agent-groups/7?force=true");
});

test("a bot that came meanwhile asks for confirmation too", async () => {
  const refusal = { error: "group_in_use", errorMessage: "In use.", details: { projects: ["Night bot"] } };
  const { user, requests } = await open({
    "agent-groups": { groups: [{ ...tier, projects: [] }] },
    "DELETE agent-groups/7": answer(409, refusal),
  });
  await user.click((await row()).getByRole("button", { name: "Delete Tier 1" }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(dialog.getByRole("button", { name: "Delete" }));
  expect(await dialog.findByText("Night bot")).toBeInTheDocument();
  expect(requests).toContain("DELETE agent-groups/7");
  expect(dialog.getByRole("button", { name: "Delete" })).toBeDisabled();
});
