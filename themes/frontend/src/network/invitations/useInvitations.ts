import { useEffect, useState } from "react";
import { useNetworkClient } from "../api/useNetworkClient";
import { usePages } from "../api/usePages";
import {
  invitations as invitationsOf,
  type Invitation,
  type InvitationPage,
  type InvitationStatus,
} from "./invitationRecords";

/** How long mails are given to leave before the rows are read again. */
const patience = 2000;

/** Rows as they have become since the first page `of` was read, by ID. */
type Updates = { of?: InvitationPage; rows: Map<string, Invitation> };

/** The invitations of a status, as far as they have been asked for; what becomes of their mails is looked up. */
export const useInvitations = (status: InvitationStatus) => {
  const client = useNetworkClient();
  const { pages, ...list } = usePages((after) => invitationsOf(status, after));
  const [updates, setUpdates] = useState<Updates>({ rows: new Map() });
  const [looks, setLooks] = useState(0);
  const first = pages?.[0];
  const rows = pages?.flatMap((page) => page.invitations);
  const invitations = updates.of === first ? rows?.map((row) => updates.rows.get(row.id) ?? row) : rows;
  const isSending = invitations?.some(({ mail }) => mail.state === "sending") === true;

  useEffect(() => {
    if (!isSending) return;
    const controller = new AbortController();
    const { signal } = controller;
    // what has just been sent is on the first page; a look that fails is made again
    const look = () =>
      client
        .get(invitationsOf(status), signal)
        .then(
          (fresh) =>
            signal.aborted || setUpdates({ of: first, rows: new Map(fresh.invitations.map((row) => [row.id, row])) }),
          () => undefined,
        )
        .then(() => signal.aborted || setLooks((number) => number + 1));
    const timer = setTimeout(() => void look(), patience);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [client, status, first, isSending, looks]);

  return { invitations, ...list };
};
