import { useEffect, useRef, useState } from "react";
import type { HistoryEntry, HistoryPage } from "../api/records";
import { history, type HistoryFilters } from "../api/resources";
import { useNetworkClient } from "../api/useNetworkClient";
import { useResource } from "../api/useResource";

const max = 50;

/** What was loaded behind a first page. */
type More = { of: HistoryPage; entries: HistoryEntry[]; next?: string | null; isLoading?: boolean; error?: unknown };

/** The entries, as far as they have been asked for. */
export const useHistory = (filters: HistoryFilters) => {
  const client = useNetworkClient();
  const first = useResource(history(filters, { max }));
  const page = first.value;
  const [loaded, setMore] = useState<More>();
  const running = useRef(new AbortController());

  // other entries are shown: what was on its way belongs to the old ones
  useEffect(() => () => running.current.abort(), [page]);

  const more: More | undefined = loaded?.of === page ? loaded : page && { of: page, entries: [], next: page.next };

  const loadMore = () => {
    if (!more?.next || more.isLoading) return;
    running.current = new AbortController();
    const { signal } = running.current;
    setMore({ ...more, isLoading: true, error: undefined });
    client.get(history(filters, { max, after: more.next }), signal).then(
      ({ entries, next }) =>
        signal.aborted || setMore({ ...more, entries: [...more.entries, ...entries], next, error: undefined }),
      (error: unknown) => signal.aborted || setMore({ ...more, error }),
    );
  };

  return {
    entries: page && more ? [...page.entries, ...more.entries] : undefined,
    isLoading: first.isLoading,
    error: first.error,
    reload: first.reload,
    more: {
      isThere: Boolean(more?.next),
      /** There is, or was, more than one page. */
      isPaged: Boolean(page?.next),
      isLoading: more?.isLoading === true,
      error: more?.error,
      load: loadMore,
    },
  };
};

export type MoreHistory = ReturnType<typeof useHistory>["more"];
