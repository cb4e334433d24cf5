import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderInConsole } from "../../test/console";
import { access, alice, historyEntry, products } from "../../test/samples";
import { answer, startServer } from "../../test/server";
import { MemberHistory } from "./MemberHistory";

const show = (api: Record<string, unknown>) => {
  const requests = startServer({ access, ...api });
  renderInConsole(
    <>
      <MemberHistory member={alice} products={products} />
      <p>rest</p>
    </>,
    "/net/network/users",
  );
  return requests;
};

test("shows the last changes of the member, and the way to the others", async () => {
  const entry = historyEntry({ product: "chatbot", before: [], after: ["chatbot-editor"] });
  const requests = show({ history: { entries: [entry, historyEntry({ id: "2", actor: null })], next: "c" } });
  const list = await screen.findByRole("list", { name: "Last changes" });
  const items = within(list).getAllByRole("listitem");
  expect(items[0]).toHaveTextContent(/^Gave access to Chatbot: Editor.*2026.*, by anna$/);
  expect(items[1]).not.toHaveTextContent("by");
  expect(screen.getByRole("link")).toHaveAttribute("href", "/net/network/history?user=id-alice");
  expect(requests).toEqual(["access", "history?user=id-alice&max=5"]);
});

test("says so when there are none", async () => {
  show({ history: { entries: [], next: null } });
  expect(await screen.findByText("No changes yet.")).toBeInTheDocument();
  expect(screen.queryByRole("link")).not.toBeInTheDocument();
});

test("shows the server's sentence when they cannot be loaded", async () => {
  show({ history: answer(500, { errorMessage: "The database is away." }) });
  expect(await screen.findByText("The database is away.")).toBeInTheDocument();
});

test("is not there for who may not read the history", async () => {
  const requests = show({ access: { ...access, history: false }, history: { entries: [], next: null } });
  await waitFor(() => expect(requests).toEqual(["access"]));
  await screen.findByText("rest");
  expect(screen.queryByText("Last changes")).not.toBeInTheDocument();
});
