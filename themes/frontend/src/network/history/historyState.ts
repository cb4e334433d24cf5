import type { HistoryEntry, Person } from "../api/records";
import type { HistoryFilters } from "../api/resources";

/** Whose changes are shown: in the address, so that links, reloads and the browser's back just work. */
export const filtersOf = (address: URLSearchParams): HistoryFilters => ({
  user: address.get("user")?.trim() ?? "",
  actor: address.get("actor")?.trim() ?? "",
});

export const addressOf = ({ user, actor }: HistoryFilters) => {
  const address = new URLSearchParams();
  if (user) address.set("user", user);
  if (actor) address.set("actor", actor);
  return address;
};

export const isFiltered = ({ user, actor }: HistoryFilters) => user !== "" || actor !== "";

const nameOf = (id: string, people: (Person | null | undefined)[]) =>
  people.find((person) => person?.id === id)?.username ?? undefined;

/** Who is meant by an ID, as the newest of the entries calls them. */
export const namesOf = ({ user, actor }: HistoryFilters, entries: HistoryEntry[]): Partial<HistoryFilters> => ({
  user: nameOf(
    user,
    entries.map(({ member }) => member),
  ),
  actor: nameOf(
    actor,
    entries.map((entry) => entry.actor),
  ),
});
