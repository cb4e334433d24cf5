import type { Product } from "../api/records";

/** As the API and the address write it. */
export const roleFilter = (clientId: string, role: string) => `${clientId}:${role}`;

/** The chosen roles of a product among role filters. Not split at the colon, which a client ID may contain. */
export const chosenRoles = ({ clientId, roles }: Product, filters: string[]) =>
  roles.map(({ name }) => name).filter((name) => filters.includes(roleFilter(clientId, name)));

/** Filters of an old link whose product or role is gone: shown, so that they can be removed. */
export const unknownFilters = (products: Product[], filters: string[]) => {
  const known = new Set(products.flatMap(({ clientId, roles }) => roles.map(({ name }) => roleFilter(clientId, name))));
  return filters.filter((filter) => !known.has(filter));
};
