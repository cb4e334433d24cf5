import { screen, waitFor } from "@testing-library/react";
import { useEffect, useState } from "react";
import { expect, test, vi } from "vitest";
import { renderInConsole } from "../../test/console";
import { answer, startServer } from "../../test/server";
import { products } from "./resources";
import { useNetworkClient } from "./useNetworkClient";

const Probe = ({ signal }: { signal: AbortSignal }) => {
  const client = useNetworkClient();
  const [outcome, setOutcome] = useState("");
  useEffect(() => {
    client.get(products, signal).then(
      (value) => setOutcome(JSON.stringify(value)),
      (error: unknown) => setOutcome(`${String(error)} ${JSON.stringify(error)}`),
    );
  }, [client, signal]);
  return <p data-testid="outcome">{outcome}</p>;
};

const outcomeOf = async (given: unknown, signal = new AbortController().signal) => {
  startServer({ products: given });
  const fetched = vi.spyOn(globalThis, "fetch");
  renderInConsole(<Probe signal={signal} />, "/net");
  await waitFor(() => expect(screen.getByTestId("outcome")).not.toBeEmptyDOMElement());
  const call = fetched.mock.calls.find(([url]) => typeof url === "string" && url.includes("/network/"));
  return { text: screen.getByTestId("outcome").textContent, call };
};

test("asks with the token of who is signed in", async () => {
  const { text, call } = await outcomeOf([]);
  expect(text).toBe("[]");
  expect(call?.[0]).toBe("http://kc/admin/realms/net/network/products?members=false");
  expect(call?.[1]?.headers).toMatchObject({ Authorization: "Bearer secret" });
});

test.each([
  [
    "the API's error",
    answer(400, { error: "unknown_role", errorMessage: "No such role." }),
    'ApiError: No such role. {"status":400,"code":"unknown_role","errorMessage":"No such role.","name":"ApiError"}',
  ],
  ["another's error", answer(502, null), 'ApiError: The server answered 502. {"status":502,"name":"ApiError"}'],
])("rejects with %s", async (_case, given, expected) => {
  expect((await outcomeOf(given)).text).toBe(expected);
});

test("can be aborted", async () => {
  expect((await outcomeOf([], AbortSignal.abort())).text).toContain("AbortError");
});
