import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { AgentGroup, AgentGroupDetails } from "../network/api/records";
import { renderNetwork } from "./console";
import { access } from "./samples";
import { startServer } from "./server";

export const tier: AgentGroup = {
  id: 7,
  name: "Tier 1",
  members: 2,
  defaultAgent: { id: "id-grace", username: "grace", displayName: "Grace Okafor" },
  projects: ["Support bot"],
  access: { edit: true, compose: true },
};

export const tierDetails: AgentGroupDetails = {
  ...tier,
  members: [
    { id: "id-grace", username: "grace", displayName: "Grace Okafor", enabled: true },
    { id: "id-tomas", username: "tomas", displayName: "Tomas Dvorak", enabled: false },
  ],
};

/** Shows a page of agent groups; `api` replaces answers of a small usual network. */
export const openGroups = async (address: string, heading: string | RegExp, api: Record<string, unknown> = {}) => {
  const requests = startServer({
    access,
    "agent-groups": { groups: [tier], next: null },
    "agent-groups/candidates": { members: [{ id: "id-sofia", username: "sofia", displayName: "Sofia Marchetti" }] },
    ...api,
  });
  const { router } = renderNetwork(`/net/network/${address}`);
  await screen.findByRole("heading", { level: 1, name: heading });
  return { user: userEvent.setup({ delay: null }), requests, router };
};
