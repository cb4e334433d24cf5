import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect } from "vitest";
import { renderNetwork } from "./console";
import { access, alice, aliceDetails, boris, products } from "./samples";
import { startServer } from "./server";

const usual = {
  access,
  products,
  users: { users: [alice, boris], next: null },
  "users/count": { count: 2 },
  "users/id-alice": aliceDetails,
};

/** Shows one of our pages; `api` replaces answers of a small usual network. */
const openPage = (address: string, api: Record<string, unknown>) => {
  const requests = startServer({ ...usual, ...api });
  const { router } = renderNetwork(`/net/network/${address}`);
  return { user: userEvent.setup({ delay: null }), requests, router };
};

/** Shows the page "Network users" at a query of its address. */
export const openUsers = async (query = "", api: Record<string, unknown> = {}) => {
  const { user, requests, router } = openPage(`users${query}`, api);
  await screen.findByRole("heading", { level: 1, name: "Network users" });
  return {
    user,
    requests,
    router,
    /** The requests for rows only. */
    lists: () => requests.filter((request) => request.startsWith("users?")),
    query: () => new URLSearchParams(router.state.location.search),
  };
};

/** Shows the form for the roles of a member. */
export const openMember = async (id: string, api: Record<string, unknown> = {}) => {
  const opened = openPage(`users/${id}`, api);
  await screen.findByRole("heading", { level: 1, name: /^Edit/ });
  return opened;
};

/** Waits until the page says so to screen readers. */
export const shown = (text: string) => waitFor(() => expect(screen.getByRole("status")).toHaveTextContent(text));
