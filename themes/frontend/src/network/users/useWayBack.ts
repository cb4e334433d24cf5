import { useEffect, useRef, useState } from "react";
import { memberPage } from "../api/resources";
import { useNetworkClient } from "../api/useNetworkClient";
import { reversed, type ListState } from "./listState";

type Attempt = { from: ListState; error?: unknown };

/**
 * Finds the previous page without having stored the way here: a cursor is a position between two members, good for
 * both directions, so that the `next` of the same list backwards is the cursor of the page before.
 */
export const useWayBack = (state: ListState, show: (to: ListState) => void) => {
  const client = useNetworkClient();
  const [attempt, setAttempt] = useState<Attempt>();
  const running = useRef(new AbortController());

  // another list is shown: where this one came from is no longer wanted
  useEffect(() => () => running.current.abort(), [state]);

  const goBack = () => {
    running.current.abort();
    running.current = new AbortController();
    const { signal } = running.current;
    setAttempt({ from: state });
    client.get(memberPage(state, { ...state, sort: reversed(state.sort) }), signal).then(
      ({ next }) =>
        signal.aborted || show({ ...state, after: next ?? undefined, page: next ? Math.max(state.page - 1, 2) : 1 }),
      (error: unknown) => signal.aborted || setAttempt({ from: state, error }),
    );
  };

  const current = attempt?.from === state ? attempt : undefined;
  return { goBack, error: current?.error, isGoing: current !== undefined && current.error === undefined };
};
