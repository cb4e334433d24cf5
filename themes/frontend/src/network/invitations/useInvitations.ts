import { useEffect, useState } from "react";
import { useNetworkClient } from "../api/useNetworkClient";
import { useResource } from "../api/useResource";
import { invitations as invitationsOf, type InvitationPage, type InvitationStatus } from "./invitationRecords";

/** How long mails are given to leave before the rows are read again. */
const patience = 2000;

/** `of`: the first page that it continues or replaces. */
type Later = { of: InvitationPage; page: InvitationPage; isLoading?: boolean; error?: unknown };

/** The invitations of a status, as far as they have been asked for; read again while mails are on their way. */
export const useInvitations = (status: InvitationStatus) => {
  const client = useNetworkClient();
  const first = useResource(invitationsOf(status));
  const [later, setLater] = useState<Later>();
  const current = later && later.of === first.value ? later : undefined;
  const page = current?.page ?? first.value;
  const isSending = page?.invitations.some(({ mail }) => mail.state === "sending") === true;

  useEffect(() => {
    const of = first.value;
    if (!isSending || !of) return;
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setTimeout(() => {
      client.get(invitationsOf(status), signal).then(
        (fresh) => signal.aborted || setLater({ of, page: fresh }),
        () => undefined, // the rows stay as they are
      );
    }, patience);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [client, status, first.value, isSending, page]);

  const loadMore = () => {
    const of = first.value;
    if (!of || !page?.next || current?.isLoading) return;
    setLater({ of, page, isLoading: true });
    client.get(invitationsOf(status, page.next), new AbortController().signal).then(
      ({ invitations, next }) => setLater({ of, page: { invitations: [...page.invitations, ...invitations], next } }),
      (error: unknown) => setLater({ of, page, error }),
    );
  };

  return {
    invitations: page?.invitations,
    isLoading: first.isLoading,
    error: first.error,
    reload: first.reload,
    more: {
      isThere: Boolean(page?.next),
      isLoading: current?.isLoading === true,
      error: current?.error,
      load: loadMore,
    },
  };
};
