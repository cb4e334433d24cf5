import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { renderNetwork } from "../../test/console";
import { access, delivery, products } from "../../test/samples";
import { answer, startServer } from "../../test/server";

const parked = delivery({
  id: "2",
  product: "livechat",
  subject: { kind: "agent-group", id: "7", name: "Tier 1" },
  events: ["urn:cim:network:events:agent-group-changed"],
  state: "parked",
  attempts: 30,
  failure: "answered 500 instead of 202",
  finished: Date.UTC(2026, 4, 7),
});

const openDeliveries = async (query = "", api: Record<string, unknown> = {}) => {
  const requests = startServer({
    access,
    products,
    deliveries: { deliveries: [delivery(), parked], next: null },
    ...api,
  });
  const { router } = renderNetwork(`/net/network/deliveries${query}`);
  await screen.findByRole("heading", { level: 1, name: "Deliveries" });
  return {
    user: userEvent.setup({ delay: null }),
    requests: () => requests.filter((request) => request.includes("deliveries")),
    query: () => router.state.location.search,
  };
};
const shown = (number: number) =>
  waitFor(() => expect(screen.getByRole("status")).toHaveTextContent(`Deliveries shown: ${number}`));
const cells = () =>
  screen.getAllByTestId("network-delivery").map((row) =>
    within(row)
      .getAllByRole("cell")
      .map(({ textContent }) => textContent),
  );

test("tells what which product was told of whom, and whether it has it", async () => {
  const { requests } = await openDeliveries();
  await shown(2);
  expect(cells()).toEqual([
    [expect.stringContaining("2026"), "Chatbot", "alice", "Member removed", "Delivered", ""],
    [
      expect.stringContaining("2026"),
      "Livechat",
      "Agent group Tier 1 (number 7)",
      "Agent group changed",
      "ParkedAttempts: 30. Last: answered 500 instead of 202",
      "Try again",
    ],
  ]);
  expect(requests()).toEqual(["deliveries?max=50"]);
});

test("what waits tells when it is tried next", async () => {
  const waiting = delivery({
    state: "waiting",
    attempts: 2,
    failure: "no answer within 10 s",
    nextAttempt: Date.UTC(2026, 4, 8, 9),
  });
  await openDeliveries("", { deliveries: { deliveries: [waiting] } });
  await shown(1);
  expect(cells()[0]?.[4]).toMatch(/^WaitingAttempts: 2. Last: no answer within 10 sNext attempt: .*2026/);
});

test("kinds and types of a later version are shown as well as can be", async () => {
  const unknown = delivery({
    product: "gone",
    subject: { kind: "moon", id: "m1", name: null },
    events: ["urn:cim:network:events:moon-painted"],
  });
  await openDeliveries("", { deliveries: { deliveries: [unknown] } });
  await shown(1);
  expect(cells()[0]?.slice(1, 4)).toEqual(["gone", "m1", "urn:cim:network:events:moon-painted"]);
});

test("filters by product and state, which are in the address", async () => {
  const { user, requests, query } = await openDeliveries();
  await shown(2);
  await user.selectOptions(screen.getByRole("combobox", { name: "Product" }), "Livechat");
  await user.selectOptions(screen.getByRole("combobox", { name: "State" }), "Parked");
  await waitFor(() => expect(query()).toBe("?product=livechat&status=parked"));
  await waitFor(() => expect(requests().at(-1)).toBe("deliveries?product=livechat&state=parked&max=50"));
});

test("another attempt is asked for, and the list loaded again", async () => {
  const { user, requests } = await openDeliveries("", { "POST deliveries/2/retry": parked });
  await shown(2);
  await user.click(screen.getByRole("button", { name: /^Try again: Agent group changed, Agent group Tier 1/ }));
  expect(await screen.findByText("It is being tried again.")).toBeInTheDocument();
  await waitFor(() =>
    expect(requests()).toEqual(["deliveries?max=50", "POST deliveries/2/retry", "deliveries?max=50"]),
  );
});

test("a test event is sent to the product that is shown", async () => {
  const { user, requests } = await openDeliveries("?product=livechat", { "POST deliveries/test": delivery() });
  await shown(2);
  await user.click(screen.getByRole("button", { name: "Send test event" }));
  expect(await screen.findByText("A test event is on its way to Livechat.")).toBeInTheDocument();
  expect(requests()).toContain('POST deliveries/test {"product":"livechat"}');
});

test("a test event needs a product", async () => {
  const { user, requests } = await openDeliveries();
  await shown(2);
  const button = screen.getByRole("button", { name: "Send test event" });
  expect(button).toHaveAccessibleDescription("Choose a product to test its address.");
  await user.click(button);
  expect(requests()).toEqual(["deliveries?max=50"]);
});

test("why no test event was sent is said", async () => {
  const { user } = await openDeliveries("?product=livechat", {
    "POST deliveries/test": answer(409, { error: "conflict", errorMessage: "The product has no address." }),
  });
  await shown(2);
  await user.click(screen.getByRole("button", { name: "Send test event" }));
  expect(await screen.findByText("The product has no address.")).toBeInTheDocument();
});

test("more are loaded when asked for", async () => {
  const { user, requests } = await openDeliveries("", {
    deliveries: (query: URLSearchParams) =>
      query.get("after") ? { deliveries: [parked] } : { deliveries: [delivery()], next: "c1" },
  });
  await shown(1);
  await user.click(screen.getByRole("button", { name: "Load more" }));
  await shown(2);
  expect(requests()).toEqual(["deliveries?max=50", "deliveries?max=50&after=c1"]);
  expect(screen.getByRole("button", { name: "All deliveries are shown" })).toBeInTheDocument();
});

test.each([
  ["nothing yet", "", { deliveries: [], next: null }, "Nothing to tell yet"],
  ["nothing found", "?status=parked", { deliveries: [], next: null }, "No deliveries match"],
  ["403", "", answer(403, { error: "forbidden", errorMessage: "No." }), "You do not have access"],
  ["an error", "", answer(500, { errorMessage: "The database is away." }), "The database is away."],
])("%s", async (_case, query, deliveries, text) => {
  await openDeliveries(query, { deliveries });
  expect(await screen.findByText(text)).toBeInTheDocument();
  expect(screen.queryByTestId("network-delivery")).not.toBeInTheDocument();
});
