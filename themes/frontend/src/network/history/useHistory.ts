import { history, type HistoryFilters } from "../api/resources";
import { usePages } from "../api/usePages";

const max = 50;

/** The entries, as far as they have been asked for. */
export const useHistory = (filters: HistoryFilters) => {
  const { pages, ...rest } = usePages((after) => history(filters, { max, after }));
  return { entries: pages?.flatMap(({ entries }) => entries), ...rest };
};
