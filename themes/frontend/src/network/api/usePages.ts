import { useEffect, useRef, useState } from "react";
import type { Resource } from "./resources";
import { useNetworkClient } from "./useNetworkClient";
import { useResource } from "./useResource";

type Page = { next?: string | null };

/** What was loaded behind a first page. */
type More<P> = { of: P; pages: P[]; isLoading?: boolean; error?: unknown };

/** The pages of a list, as far as they have been asked for; `resourceOf` gives the page after a cursor. */
export const usePages = <P extends Page>(resourceOf: (after?: string) => Resource<P>) => {
  const client = useNetworkClient();
  const first = useResource(resourceOf());
  const page = first.value;
  const [loaded, setMore] = useState<More<P>>();
  const running = useRef(new AbortController());

  // another list is shown: what was on its way belongs to the old one
  useEffect(() => () => running.current.abort(), [page]);

  const more = loaded && loaded.of === page ? loaded : page && { of: page, pages: [] as P[] };
  const pages = page && more ? [page, ...more.pages] : undefined;
  const next = pages?.[pages.length - 1]?.next;

  const loadMore = () => {
    if (!more || !next || more.isLoading) return;
    running.current = new AbortController();
    const { signal } = running.current;
    setMore({ ...more, isLoading: true, error: undefined });
    client.get(resourceOf(next), signal).then(
      (following) => signal.aborted || setMore({ of: more.of, pages: [...more.pages, following] }),
      (error: unknown) => signal.aborted || setMore({ of: more.of, pages: more.pages, error }),
    );
  };

  return {
    pages,
    isLoading: first.isLoading,
    error: first.error,
    reload: first.reload,
    more: {
      isThere: Boolean(next),
      /** There is, or was, more than one page. */
      isPaged: Boolean(page?.next),
      isLoading: more?.isLoading === true,
      error: more?.error,
      load: loadMore,
    },
  };
};

export type MorePages = ReturnType<typeof usePages>["more"];
