import { useState } from "react";
import type { Filters } from "../api/resources";
import type { Product } from "../api/records";
import { fromStart, isFiltered, type ListState } from "./listState";
import { chosenRoles, roleFilter, unknownFilters } from "./roleFilters";

type Edits = { search?: string; roles: Record<string, string[] | undefined> };

const untouched: Edits = { search: undefined, roles: {} };
const keyOf = ({ search, roles, groups }: Filters) => JSON.stringify([search, roles, groups]);

/** What is typed and ticked but not yet applied, over the filters that the address says are applied. */
export const useFilterDraft = (
  state: ListState,
  products: Product[],
  show: (to: ListState) => void,
  reload: () => void,
) => {
  const [draft, setDraft] = useState({ over: keyOf(state), edits: untouched });
  // other filters are applied now (a link, the browser's back): the draft was over the old ones
  const { edits } = draft.over === keyOf(state) ? draft : { edits: untouched };

  const text = edits.search ?? state.search;
  const chosen = (product: Product) => edits.roles[product.clientId] ?? chosenRoles(product, state.roles);

  const edit = (changes: Partial<Edits>) => setDraft({ over: keyOf(state), edits: { ...edits, ...changes } });

  const applyFilters = ({ search, roles, groups }: Filters, left: Edits) => {
    setDraft({ over: keyOf({ search, roles, groups }), edits: left });
    show({ ...fromStart(state), search, roles, groups });
  };

  const drafted = (): Filters => {
    const chosenNow = products.flatMap((product) => chosen(product).map((role) => roleFilter(product.clientId, role)));
    return { ...state, search: text.trim(), roles: [...chosenNow, ...unknownFilters(products, state.roles)] };
  };

  const apply = () => {
    const filters = drafted();
    if (keyOf(filters) === keyOf(state) && !state.after) {
      edit(untouched);
      reload();
    } else {
      applyFilters(filters, untouched);
    }
  };

  /** An emptied field shows everyone again at once; roles that were applied or ticked stay. */
  const setSearch = (search: string) => {
    if (search === "" && state.search !== "") applyFilters({ ...state, search: "" }, { ...edits, search: undefined });
    else edit({ search });
  };

  const removeRole = (filter: string) => {
    const without = Object.entries(edits.roles).map(([id, names]) => [
      id,
      names?.filter((name) => roleFilter(id, name) !== filter),
    ]);
    const roles = state.roles.filter((role) => role !== filter);
    applyFilters({ ...state, roles }, { ...edits, roles: Object.fromEntries(without) as Edits["roles"] });
  };

  /** Applies what is typed and ticked too. */
  const addGroup = (group: string) =>
    applyFilters({ ...drafted(), groups: [...new Set([...state.groups, group])] }, untouched);

  const removeGroup = (group: string) =>
    applyFilters({ ...state, groups: state.groups.filter((one) => one !== group) }, edits);

  const clear = () => {
    if (isFiltered(state)) applyFilters({ search: "", roles: [], groups: [] }, untouched);
    else edit(untouched);
  };

  return {
    search: text,
    setSearch,
    chosen,
    choose: (product: Product, roles: string[]) => edit({ roles: { ...edits.roles, [product.clientId]: roles } }),
    apply,
    removeRole,
    addGroup,
    removeGroup,
    clear,
  };
};

export type FilterDraft = ReturnType<typeof useFilterDraft>;
