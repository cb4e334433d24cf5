import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderInConsole } from "../test/console";
import { access } from "../test/samples";
import { answer, startServer } from "../test/server";
import type { Access } from "./api/records";
import { NetworkNav } from "./NetworkNav";

const renderNav = () =>
  renderInConsole(
    <>
      <NetworkNav />
      <p>rest</p>
    </>,
    "/net/network/users",
  );

test("who may see the users gets the section, once asked for", async () => {
  const requests = startServer({ access });
  const { router } = renderNav();
  const section = await screen.findByRole("region", { name: "Network" });
  const link = within(section).getByRole("link", { name: "Users" });
  expect(link).toHaveAttribute("href", "/net/network/users");
  expect(link).toHaveClass("pf-m-current");
  await router.navigate("/net/clients");
  await waitFor(() => expect(link).not.toHaveClass("pf-m-current"));
  expect(requests).toEqual(["access"]);
});

const reader: Access = { ...access, agentGroups: "none", invitations: false, settings: false };

test.each([
  [
    "account administrators",
    access,
    ["Users", "Roles & permissions", "Agent groups", "Invitations", "History", "Settings"],
  ],
  ["readers", reader, ["Users", "Roles & permissions", "Agent groups", "History"]],
  ["readers without the history", { ...reader, history: false }, ["Users", "Roles & permissions", "Agent groups"]],
  ["who may read the history only", { ...reader, users: false }, ["History"]],
  ["supervisors", { ...reader, users: false, agentGroups: "own", history: false }, ["Agent groups"]],
  [
    "platform operators",
    { ...access, deliveries: true },
    ["Users", "Roles & permissions", "Agent groups", "Invitations", "History", "Deliveries", "Settings"],
  ],
])("%s get their pages", async (_case, given, pages) => {
  startServer({ access: given });
  renderNav();
  const links = within(await screen.findByRole("region", { name: "Network" })).getAllByRole("link");
  expect(links.map(({ textContent }) => textContent)).toEqual(pages);
});

test.each([
  ["403", answer(403, { error: "forbidden", errorMessage: "No." })],
  ["404, as without the extension", answer(404, null)],
  ["no access to anything of it", { ...reader, users: false, history: false }],
])("no section: %s", async (_case, given) => {
  const requests = startServer({ access: given });
  renderNav();
  await screen.findByText("rest");
  await waitFor(() => expect(requests).toEqual(["access"]));
  expect(screen.queryByText("Network")).not.toBeInTheDocument();
});
