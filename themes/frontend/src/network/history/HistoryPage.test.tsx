import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { renderInConsole } from "../../test/console";
import { historyEntry, products } from "../../test/samples";
import { answer, startServer } from "../../test/server";
import HistoryPage from "./HistoryPage";

const changed = historyEntry({ product: "chatbot", before: ["chatbot-editor"], after: ["chatbot-moderator"] });
const refused = historyEntry({
  id: "2",
  action: "member.removed",
  via: "keycloak",
  refused: "cim_admin_protected",
  path: "users/id-alice",
});

const openHistory = async (query = "", api: Record<string, unknown> = {}) => {
  const requests = startServer({ products, history: { entries: [changed, refused], next: null }, ...api });
  const { router } = renderInConsole(<HistoryPage />, `/net/network/history${query}`);
  await screen.findByRole("heading", { level: 1, name: "History" });
  return {
    user: userEvent.setup({ delay: null }),
    requests: () => requests.filter((request) => request.startsWith("history")),
    query: () => router.state.location.search,
  };
};
const shown = (number: number) =>
  waitFor(() => expect(screen.getByRole("status")).toHaveTextContent(`Changes shown: ${number}`));
const cells = () =>
  screen.getAllByTestId("network-history-entry").map((row) =>
    within(row)
      .getAllByRole("cell")
      .map(({ textContent }) => textContent),
  );

test("tells who changed what for whom, when and by which way", async () => {
  const { requests } = await openHistory();
  await shown(2);
  expect(cells()).toEqual([
    [expect.stringContaining("2026"), "anna", "alice", "Changed the roles in Chatbot: Editor → Moderator", "Network"],
    [
      expect.stringContaining("2026"),
      "anna",
      "alice",
      "RefusedTried to remove the member from the network" +
        "Reason: the member is a CIM admin, whom only a platform operator may change.users/id-alice",
      "Keycloak",
    ],
  ]);
  expect(screen.getAllByText(/2026/)[0]).toHaveAttribute("datetime", "2026-05-06T07:08:09.000Z");
  expect(requests()).toEqual(["history?max=50"]);
  expect(screen.queryByRole("button", { name: "Load more" })).not.toBeInTheDocument();
});

test("people without a name and actions of a later version are shown as well as can be", async () => {
  const entries = [
    historyEntry({ action: "moon.painted", actor: null, member: { id: "m1", username: null }, via: "x" }),
  ];
  await openHistory("", { history: { entries } });
  await shown(1);
  expect(cells()[0]?.slice(1)).toEqual(["—", "m1", "Made another change (moon.painted)", "x"]);
});

test("filters by exact names, which are in the address", async () => {
  const { user, requests, query } = await openHistory();
  await shown(2);
  await user.type(screen.getByRole("textbox", { name: "Member" }), " alice ");
  await user.type(screen.getByRole("textbox", { name: "Changed by" }), "anna{Enter}");
  await waitFor(() => expect(query()).toBe("?user=alice&actor=anna"));
  await shown(2);
  expect(screen.getByRole("textbox", { name: "Member" })).toHaveValue("alice");
  await user.click(screen.getByRole("button", { name: "Clear all filters" }));
  await waitFor(() => expect(query()).toBe(""));
  await shown(2);
  await user.click(screen.getByRole("button", { name: "Search" }));
  await waitFor(() =>
    expect(requests()).toEqual([
      "history?max=50",
      "history?user=alice&actor=anna&max=50",
      "history?max=50",
      "history?max=50",
    ]),
  );
});

test("a link with filters shows them", async () => {
  const { requests } = await openHistory("?user=id-alice");
  await shown(2);
  expect(screen.getByRole("textbox", { name: "Member" })).toHaveValue("id-alice");
  expect(screen.getByText("That is alice.")).toBeInTheDocument();
  expect(requests()).toEqual(["history?user=id-alice&max=50"]);
});

const pages = (query: URLSearchParams) =>
  query.get("after") === "c"
    ? { entries: [historyEntry({ id: "9", action: "sessions.ended" })], next: null }
    : { entries: [changed, refused], next: "c" };

test("goes on with the cursor and keeps what is there", async () => {
  const { user, requests } = await openHistory("?user=alice", { history: pages });
  await shown(2);
  await user.click(screen.getByRole("button", { name: "Load more" }));
  await shown(3);
  expect(cells()[2]?.[3]).toBe("Ended the sessions");
  const button = screen.getByRole("button", { name: "All changes are shown" });
  expect(button).toHaveFocus();
  await user.click(button);
  expect(requests()).toEqual(["history?user=alice&max=50", "history?user=alice&max=50&after=c"]);
});

test("a page that fails can be tried again", async () => {
  let fails = true;
  const flaky = (query: URLSearchParams) =>
    query.get("after") && fails ? answer(503, { errorMessage: "Too busy." }) : pages(query);
  const { user } = await openHistory("", { history: flaky });
  await shown(2);
  await user.click(screen.getByRole("button", { name: "Load more" }));
  expect(await screen.findByText("Too busy.")).toBeInTheDocument();
  fails = false;
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await shown(3);
  expect(screen.queryByText("Too busy.")).not.toBeInTheDocument();
});

test("other filters drop what was loaded, and what is on its way", async () => {
  let answerMore: (page: unknown) => void = () => undefined;
  const slow = (query: URLSearchParams) =>
    query.get("after") ? new Promise((resolve) => (answerMore = resolve)) : pages(query);
  const { user } = await openHistory("", { history: slow });
  await shown(2);
  await user.click(screen.getByRole("button", { name: "Load more" }));
  await user.type(screen.getByRole("textbox", { name: "Member" }), "alice{Enter}");
  await shown(2);
  answerMore({ entries: [historyEntry({ id: "9" })], next: null });
  await user.click(screen.getByRole("button", { name: "Load more" }));
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("Loading changes"));
  answerMore({ entries: [historyEntry({ id: "8" })], next: null });
  await shown(3);
});

test("names are shown raw when the products cannot be loaded", async () => {
  await openHistory("", { products: answer(500, null) });
  await shown(2);
  expect(cells()[0]?.[3]).toBe("Changed the roles in chatbot: Editor → Moderator");
});

test.each([
  ["nothing yet", "", { entries: [], next: null }, "No changes yet"],
  ["nothing found", "?user=zoe", { entries: [], next: null }, "No changes match"],
  ["403", "", answer(403, { error: "forbidden", errorMessage: "No." }), "You do not have access"],
  ["an error", "", answer(500, { errorMessage: "The database is away." }), "The database is away."],
])("%s", async (_case, query, history, text) => {
  await openHistory(query, { history });
  expect(await screen.findByText(text)).toBeInTheDocument();
  expect(screen.queryByTestId("network-history-entry")).not.toBeInTheDocument();
});
