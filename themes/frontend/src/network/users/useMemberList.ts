import { useCallback, useMemo, useState } from "react";
import { useSearchParams } from "react-router-dom";
import { memberCount, memberPage } from "../api/resources";
import { useResource } from "../api/useResource";
import { addressOf, listStateOf, type ListState } from "./listState";

/**
 * The list that the address asks for. Its count is asked for when the rows are there, so that it never delays them,
 * once for all pages of the same filters, and not at all when the first page is the only one.
 */
export const useMemberList = () => {
  const [params, setParams] = useSearchParams();
  const address = params.toString();
  const state = useMemo(() => listStateOf(new URLSearchParams(address)), [address]);
  const page = useResource(memberPage(state, state));

  const counted = memberCount(state);
  const [due, setDue] = useState<typeof counted>();
  const isWhole = page.value && !state.after && !page.value.next;
  if (page.value && !isWhole && due !== counted) setDue(counted);
  const count = useResource(due === counted ? counted : undefined);

  const show = useCallback((to: ListState) => setParams(addressOf(to)), [setParams]);

  const { reload: reloadPage } = page;
  const { reload: reloadCount } = count;
  /** Somebody has changed, or is gone. */
  const reload = useCallback(() => {
    reloadPage();
    reloadCount();
  }, [reloadPage, reloadCount]);

  return { state, page, count: isWhole ? page.value?.users.length : count.value?.count, show, reload };
};

export type MemberListing = ReturnType<typeof useMemberList>;
