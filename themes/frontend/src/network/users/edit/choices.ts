import type { Member, MemberDetails, Product } from "../../api/records";

/** The direct roles that are wanted, by client ID; only of products in which they differ from those of the member. */
export type Choices = Record<string, string[]>;

export const directRoles = (member: Member, clientId: string) => member.products[clientId]?.roles ?? [];

/** Roles that stay whatever is assigned directly: also those that are held both ways, which the API counts as direct. */
export const inheritedRoles = ({ products, sources }: MemberDetails, clientId: string) => {
  const held = Object.entries(sources[clientId] ?? {});
  const indirect = held.filter(([, ways]) => ways?.some(({ type }) => type !== "direct")).map(([name]) => name);
  return [...new Set([...(products[clientId]?.inherited ?? []), ...indirect])];
};

/** What the form offers: the catalogue's roles, and those that appeared in a product after it was loaded. */
export const offeredRoles = (member: Member, { clientId, roles }: Product) => {
  const { roles: direct = [], inherited = [] } = member.products[clientId] ?? {};
  return [...new Set([...roles.map(({ name }) => name), ...direct, ...inherited])];
};

export const isSame = (a: string[], b: string[]) => a.length === b.length && a.every((name) => b.includes(name));

export const wantedRoles = (member: Member, choices: Choices, clientId: string) =>
  choices[clientId] ?? directRoles(member, clientId);

export const choose = (member: Member, choices: Choices, clientId: string, roles: string[]): Choices =>
  onlyChanges(member, { ...choices, [clientId]: roles });

/** What of the choices would still change something in this state of the member. */
export const onlyChanges = (member: Member, choices: Choices): Choices =>
  Object.fromEntries(
    Object.entries(choices).filter(([clientId, roles]) => !isSame(roles, directRoles(member, clientId))),
  );
