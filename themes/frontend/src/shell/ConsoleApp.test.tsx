import { act, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderShell } from "../test/console";
import { access } from "../test/samples";
import { answer, startServer } from "../test/server";
import { ConsoleApp } from "./ConsoleApp";

// The whole shell of the pinned keycloak-admin-ui: these fail when an upgrade builds it differently.
const openShell = async (given: unknown) => {
  const requests = startServer({ access: given });
  renderShell(<ConsoleApp />);
  await screen.findByText("page");
  await waitFor(() => expect(requests).toEqual(["access"]));
};
const sectionTitles = () =>
  [...document.querySelectorAll("nav .pf-v5-c-nav__section-title")].map(({ textContent }) => textContent);

test("the stock shell shows the network section above Manage", async () => {
  await openShell(access);
  await waitFor(() => expect(sectionTitles()).toEqual(["Net currentRealm", "Network", "manage"]));
});

test("without access the shell is the stock one", async () => {
  await openShell(answer(403, { error: "forbidden" }));
  await act(async () => Promise.resolve());
  expect(sectionTitles()).toEqual(["Net currentRealm", "manage"]);
});
