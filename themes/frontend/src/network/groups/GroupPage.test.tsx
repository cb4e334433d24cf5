import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { access } from "../../test/samples";
import { openGroups, tierDetails } from "../../test/groups";
import { answer } from "../../test/server";

const details = answer(200, tierDetails, { ETag: '"1"' });
const open = (api: Record<string, unknown> = {}) =>
  openGroups("agent-groups/7", "Edit Tier 1", { "agent-groups/7": details, ...api });
const agents = () =>
  screen.getAllByTestId("network-group-agent").map((row) => within(row).getAllByRole("cell")[0]?.textContent);
const name = () => screen.getByRole("textbox", { name: /^Name/ });
const save = () => screen.getByRole("button", { name: "Save" });

test("a new group: the sentence for customers, agents found by typing, one of them the default", async () => {
  const { user, requests, router } = await openGroups("agent-groups/new", "Add group", {
    "POST agent-groups": answer(201, tierDetails),
  });
  await user.type(await screen.findByRole("textbox", { name: /^Name/ }), "Night desk");
  expect(screen.getByTestId("network-group-sentence")).toHaveTextContent(
    "The chat is assigned to the group: Night desk",
  );
  await user.type(screen.getByRole("combobox", { name: "Add an agent" }), "sof");
  await screen.findByRole("option", { name: /Sofia Marchetti/ });
  await waitFor(() => expect(requests).toContain("agent-groups/candidates?search=sof"));
  await screen.findByRole("option", { name: /Sofia Marchetti/ });
  await user.keyboard("{Enter}");
  await waitFor(() => expect(agents()).toEqual(["Sofia Marchetti sofia"]));
  await user.click(screen.getByRole("radio", { name: "Sofia Marchetti is the default agent" }));
  await user.click(save());
  expect(await screen.findByText("The agent group Night desk has been saved.")).toBeInTheDocument();
  expect(requests).toContain(
    'POST agent-groups {"name":"Night desk","members":["id-sofia"],"defaultAgent":"id-sofia"}',
  );
  await waitFor(() => expect(router.state.location.pathname).toBe("/net/network/agent-groups"));
});

test("saves the whole group with the ETag of what was shown", async () => {
  const { user, requests } = await open({ "PUT agent-groups/7": tierDetails });
  expect(agents()).toEqual(["Grace Okafor grace", "Tomas Dvorak Disabledtomas"]);
  expect(screen.getByRole("radio", { name: "Grace Okafor is the default agent" })).toBeChecked();
  expect(screen.getByRole("radio", { name: "Tomas Dvorak is the default agent" })).toBeDisabled();
  expect(save()).toHaveAttribute("aria-disabled", "true");
  await user.click(screen.getByRole("button", { name: "Take Grace Okafor out of the group" }));
  expect(screen.getByRole("radio", { name: "No default agent" })).toBeChecked();
  await user.click(save());
  await screen.findByText("The agent group Tier 1 has been saved.");
  expect(requests).toContain('PUT agent-groups/7 "1" {"name":"Tier 1","members":["id-tomas"],"defaultAgent":null}');
});

test("supervisors do not rename", async () => {
  const own = { ...tierDetails, access: { edit: false, compose: true } };
  await open({ "agent-groups/7": answer(200, own, { ETag: '"1"' }) });
  expect(name()).toHaveAttribute("readonly");
});

test("somebody else was faster: the sentence, and the way to the state as it is now", async () => {
  let reads = 0;
  const { user } = await open({
    "agent-groups/7": () =>
      reads++ === 0 ? details : answer(200, { ...tierDetails, name: "Tier One" }, { ETag: '"2"' }),
    "PUT agent-groups/7": answer(412, { error: "stale", errorMessage: "Somebody else was faster." }),
  });
  await user.type(name(), " b");
  await user.click(save());
  expect(await screen.findByText("Somebody else was faster.")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: /Discard my changes/ }));
  await waitFor(() => expect(name()).toHaveValue("Tier One"));
});

test("leaving with unsaved changes asks", async () => {
  const { user } = await open();
  await user.type(name(), " b");
  await user.click(screen.getByRole("link", { name: "Cancel" }));
  expect(await screen.findByRole("dialog", { name: /Leave without saving\?/ })).toBeInTheDocument();
});

test("who only reads gets no form", async () => {
  await open({ "agent-groups/7": { ...tierDetails, access: { edit: false, compose: false } } });
  expect(await screen.findByText("You cannot edit this agent group")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Save" })).not.toBeInTheDocument();
});

test("supervisors make no new groups", async () => {
  await openGroups("agent-groups/new", "Add group", { access: { ...access, agentGroups: "own" } });
  expect(await screen.findByText("You cannot edit this agent group")).toBeInTheDocument();
});
