import { useEffect, useRef, useState } from "react";
import type { RoleChange } from "../api/records";
import { roleOf } from "../api/resources";
import { useNetworkClient } from "../api/useNetworkClient";
import type { Catalogue } from "./useCatalogue";
import { editsOf, withoutRole, type RoleEdit, type Ticks } from "./ticks";

/** An edit with what the server says it would do, or why it cannot be made. */
export type ReviewedEdit = RoleEdit & { outcome?: RoleChange; error?: unknown };

/** `error`: nothing could be asked at all. */
export type Review = { step: "counting" | "ready" | "saving"; edits: ReviewedEdit[]; error?: unknown };

type ReviewOptions = {
  ticks: Ticks;
  catalogue: Pick<Catalogue, "refresh" | "adopt">;
  onTicks: (change: (ticks: Ticks) => Ticks) => void;
  /** All that was reviewed without an error is saved: so many roles. */
  onSaved: (roles: number) => void;
};

export const isRefused = ({ error }: ReviewedEdit) => error !== undefined;

/**
 * The way from ticks to saved permissions: what would happen, one role after the other, then the saving in the same
 * manner. One role's failure does not keep the others.
 */
export const useReview = ({ ticks, catalogue, onTicks, onSaved }: ReviewOptions) => {
  const client = useNetworkClient();
  const [review, setReview] = useState<Review>();
  const running = useRef(new AbortController());
  useEffect(() => () => running.current.abort(), []);

  const begin = () => {
    running.current.abort();
    running.current = new AbortController();
    return running.current.signal;
  };

  const ask = async (
    { product, role, permissions }: RoleEdit,
    dryRun: boolean,
  ): Promise<Pick<ReviewedEdit, "outcome" | "error">> => {
    try {
      const path = roleOf(product.clientId, role.name);
      return { outcome: await client.send<RoleChange>({ method: "PUT", path, body: { permissions, dryRun } }) };
    } catch (error) {
      return { error };
    }
  };

  const run = async (signal: AbortSignal) => {
    // what others have saved meanwhile must not be undone by what this page believes to be the rest
    const edits: ReviewedEdit[] = editsOf(await catalogue.refresh(signal), ticks);
    setReview({ step: "counting", edits });
    for (const [i, edit] of edits.entries()) {
      edits[i] = { ...edit, ...(await ask(edit, true)) };
      if (signal.aborted) return;
      setReview({ step: "counting", edits: [...edits] });
    }
    setReview({ step: "ready", edits });
  };

  const open = () => {
    const signal = begin();
    setReview({ step: "counting", edits: [] });
    run(signal).catch((error: unknown) => signal.aborted || setReview({ step: "ready", edits: [], error }));
  };

  const close = () => {
    running.current.abort();
    setReview(undefined);
  };

  const save = async () => {
    const signal = begin();
    const edits = review?.edits.filter((edit) => !isRefused(edit)) ?? [];
    setReview({ step: "saving", edits });
    const failed: ReviewedEdit[] = [];
    for (const edit of edits) {
      const { outcome, error } = await ask(edit, false);
      if (outcome) {
        catalogue.adopt(edit.product.clientId, outcome.role);
        onTicks((now) => withoutRole(now, edit));
      } else {
        failed.push({ ...edit, error });
      }
    }
    // a role that contains a saved one has changed with it; what is saved is shown already, should this fail
    await catalogue.refresh(signal).catch(() => undefined);
    if (signal.aborted) return;
    setReview(failed.length > 0 ? { step: "ready", edits: failed } : undefined);
    if (edits.length > failed.length) onSaved(edits.length - failed.length);
  };

  return { review, open, close, save };
};
