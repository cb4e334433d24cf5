import type { Filters, Position, Sort, SortField } from "../api/resources";

/** What the list shows. All of it is in the address, so that links, reloads and the browser's back just work. */
export type ListState = Filters & Position & { page: number };

export const defaultMax = 50;
const largestMax = 200;
const sorts: Sort[] = ["id", "-id", "joined", "-joined", "username", "-username"];

const wholeNumber = (text: string | null, from: number, to: number) => {
  const number = /^\d{1,9}$/.test(text ?? "") ? Number(text) : NaN;
  return number >= from && number <= to ? number : undefined;
};

/** Anything that a hand-edited address gets wrong falls back to the default. */
export const listStateOf = (address: URLSearchParams): ListState => {
  const after = address.get("after") ?? undefined;
  const page = wholeNumber(address.get("page"), 2, 999_999_999) ?? 2;
  return {
    search: address.get("search")?.trim() ?? "",
    roles: [...new Set(address.getAll("role"))],
    groups: [...new Set(address.getAll("group"))].filter((group) => /^[1-9]\d{0,17}$/.test(group)),
    sort: sorts.find((sort) => sort === address.get("sort")) ?? "id",
    max: wholeNumber(address.get("max"), 1, largestMax) ?? defaultMax,
    after: after || undefined,
    page: after ? page : 1,
  };
};

export const addressOf = ({ search, roles, groups, sort, max, after, page }: ListState): URLSearchParams => {
  const address = new URLSearchParams();
  if (search) address.set("search", search);
  for (const role of roles) address.append("role", role);
  for (const group of groups) address.append("group", group);
  if (sort !== "id") address.set("sort", sort);
  if (max !== defaultMax) address.set("max", String(max));
  if (after) {
    address.set("after", after);
    address.set("page", String(page));
  }
  return address;
};

/** Another order, size or filter has other pages: it starts at the first one. */
export const fromStart = (state: ListState): ListState => ({ ...state, after: undefined, page: 1 });

export const isFiltered = ({ search, roles, groups }: Filters) =>
  search !== "" || roles.length > 0 || groups.length > 0;

export const fieldOf = (sort: Sort) => sort.replace("-", "") as SortField;

export const isDescending = (sort: Sort) => sort.startsWith("-");

/** The same order backwards: what comes "after" a position in it is what stands before it. */
export const reversed = (sort: Sort): Sort => (isDescending(sort) ? fieldOf(sort) : `-${fieldOf(sort)}`);

/** A column heading goes through ascending, descending and the default order, by user ID. */
export const sortAfterClick = (sort: Sort, field: SortField): Sort => {
  if (fieldOf(sort) !== field) return field;
  return isDescending(sort) ? "id" : `-${field}`;
};
