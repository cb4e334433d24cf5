import type { MemberPage } from "../api/records";
import type { ListState } from "./listState";

/** Positions on the shown page; both 0 when it is empty. `total` is unknown until the count is there, if ever. */
export type Paging = { first: number; last: number; total?: number; hasNext: boolean; hasPrevious: boolean };

/** While the rows load, a full page with more to come is assumed: the buttons then keep the focus they have. */
export const pagingOf = ({ page, max, after }: ListState, shown?: MemberPage, count?: number): Paging => {
  const rows = shown?.users.length ?? max;
  const before = (page - 1) * max;
  const last = before + rows;
  return {
    first: rows > 0 ? before + 1 : 0,
    last: rows > 0 ? last : 0,
    // people come and go between the two requests
    total: count === undefined ? undefined : Math.max(count, last),
    hasNext: shown ? Boolean(shown.next) : true,
    hasPrevious: after !== undefined,
  };
};

type Words = (key: string, values: Record<string, string>) => string;

export const pagingLabel = ({ first, last, total }: Paging, t: Words, number: (value: number) => string) => {
  const range = { first: number(first), last: number(last) };
  return total === undefined
    ? t("networkUsersRangeOfMany", range)
    : t("networkUsersRange", { ...range, total: number(total) });
};
