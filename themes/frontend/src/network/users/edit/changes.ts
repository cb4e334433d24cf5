import type { MemberDetails, Product } from "../../api/records";
import { roleText } from "../roleText";
import { directRoles, inheritedRoles, wantedRoles, type Choices } from "./choices";

type Words = (key: string, values?: Record<string, string>) => string;

/** All roles in a product, in words: the direct ones and those that stay in any case. */
const inWords = (clientId: string, direct: string[], inherited: string[], t: Words) => {
  const others = inherited.filter((name) => !direct.includes(name));
  const words = [
    ...direct.map((name) => roleText(clientId, name)),
    ...others.map((name) => t("networkRoleInheritedWord", { role: roleText(clientId, name) })),
  ];
  return words.length > 0 ? words.join(", ") : t("networkAccessNone");
};

export const heldInWords = (member: MemberDetails, clientId: string, t: Words) =>
  inWords(clientId, directRoles(member, clientId), inheritedRoles(member, clientId), t);

export const wantedInWords = (member: MemberDetails, choices: Choices, clientId: string, t: Words) =>
  inWords(clientId, wantedRoles(member, choices, clientId), inheritedRoles(member, clientId), t);

/** `isRevoked`: nothing is left in the product. */
export type Change = { clientId: string; name: string; before: string; after: string; isRevoked: boolean };

/** What saving would do, in the table's order. */
export const changesIn = (member: MemberDetails, choices: Choices, products: Product[], t: Words): Change[] =>
  products.flatMap(({ clientId, name }) => {
    const roles = choices[clientId];
    if (!roles) return [];
    const isRevoked = roles.length === 0 && inheritedRoles(member, clientId).length === 0;
    const before = heldInWords(member, clientId, t);
    const after = wantedInWords(member, choices, clientId, t);
    return [{ clientId, name, before, after, isRevoked }];
  });
