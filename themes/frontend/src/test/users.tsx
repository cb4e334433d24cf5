import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect } from "vitest";
import UsersPage from "../network/users/UsersPage";
import { renderInConsole } from "./console";
import { alice, aliceDetails, boris, products } from "./samples";
import { startServer } from "./server";

const usual = {
  products,
  users: { users: [alice, boris], next: null },
  "users/count": { count: 2 },
  "users/id-alice": aliceDetails,
};

/** Shows the page "Network users" at a query of its address; `api` replaces answers of a small usual network. */
export const openUsers = async (query = "", api: Record<string, unknown> = {}) => {
  const requests = startServer({ ...usual, ...api });
  const { router } = renderInConsole(<UsersPage />, `/net/network/users${query}`);
  await screen.findByRole("heading", { level: 1, name: "Network users" });
  return {
    user: userEvent.setup({ delay: null }),
    requests,
    router,
    /** The requests for rows only. */
    lists: () => requests.filter((request) => request.startsWith("users?")),
    query: () => new URLSearchParams(router.state.location.search),
  };
};

/** Waits until the page says so to screen readers. */
export const shown = (text: string) => waitFor(() => expect(screen.getByRole("status")).toHaveTextContent(text));
