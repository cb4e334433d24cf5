import { useCallback, useEffect, useState } from "react";
import type { Resource } from "./resources";
import { useNetworkClient, type NetworkClient, type Tagged } from "./useNetworkClient";

type Ask<T, A> = (client: NetworkClient, resource: Resource<T>, signal: AbortSignal) => Promise<A>;
type Wanted<T> = { client: NetworkClient; resource: Resource<T> | undefined; attempt: number };
type Outcome<T, A> = { of: Wanted<T>; value?: A; error?: unknown };

export type Loaded<T> = {
  value?: T;
  error?: unknown;
  isLoading: boolean;
  reload: () => void;
};

const isSame = <T>(a: Wanted<T>, b: Wanted<T>) =>
  a.client === b.client && a.resource === b.resource && a.attempt === b.attempt;

/** `ask` has to be the same function in every render. */
const useAnswer = <T, A>(resource: Resource<T> | undefined, ask: Ask<T, A>): Loaded<A> => {
  const client = useNetworkClient();
  const [attempt, setAttempt] = useState(0);
  const [outcome, setOutcome] = useState<Outcome<T, A>>();

  useEffect(() => {
    if (resource === undefined) return;
    const of = { client, resource, attempt };
    const controller = new AbortController();
    const { signal } = controller;
    ask(client, resource, signal).then(
      (value) => signal.aborted || setOutcome({ of, value }),
      (error: unknown) => signal.aborted || setOutcome({ of, error }),
    );
    return () => controller.abort();
  }, [client, resource, attempt, ask]);

  const reload = useCallback(() => setAttempt((before) => before + 1), []);
  const current = outcome && isSame(outcome.of, { client, resource, attempt }) ? outcome : undefined;
  return {
    value: current?.value,
    error: current?.error,
    isLoading: resource !== undefined && current === undefined,
    reload,
  };
};

const plain = <T>(client: NetworkClient, resource: Resource<T>, signal: AbortSignal) => client.get(resource, signal);

const tagged = <T>(client: NetworkClient, resource: Resource<T>, signal: AbortSignal) =>
  client.getTagged(resource, signal);

/**
 * Gets a resource, again whenever it is another one. What is shown is always the answer for the resource of this
 * very render: requests for others are aborted, and an answer that comes in spite of that is dropped.
 */
export const useResource = <T>(resource: Resource<T> | undefined): Loaded<T> => useAnswer(resource, plain<T>);

/** The same together with the answer's ETag, for what will be changed. */
export const useTaggedResource = <T>(resource: Resource<T> | undefined): Loaded<Tagged<T>> =>
  useAnswer(resource, tagged<T>);
