import type { HistoryEntry, Product } from "../api/records";
import { permissionText } from "../permissions/permissionText";
import { roleText } from "../users/roleText";

type Words = (key: string, values?: Record<string, string>) => string;

/** What was done, without its details, and what was tried but refused. */
const texts: Record<string, { done: string; tried: string } | undefined> = {
  "products.changed": { done: "networkHistoryProducts", tried: "networkHistoryTriedProducts" },
  "member.created": { done: "networkHistoryMemberCreated", tried: "networkHistoryTriedMemberCreated" },
  "member.removed": { done: "networkHistoryMemberRemoved", tried: "networkHistoryTriedMemberRemoved" },
  "members.exported": { done: "networkHistoryExported", tried: "networkHistoryTriedUnnamed" },
  "member.changed": { done: "networkHistoryMemberChanged", tried: "networkHistoryTriedMemberChanged" },
  "member.impersonated": { done: "networkHistoryImpersonated", tried: "networkHistoryTriedImpersonated" },
  "password.reset": { done: "networkHistoryPassword", tried: "networkHistoryTriedPassword" },
  "credentials.changed": { done: "networkHistoryCredentials", tried: "networkHistoryTriedCredentials" },
  "groups.changed": { done: "networkHistoryGroups", tried: "networkHistoryTriedGroups" },
  "default-agent.changed": { done: "networkHistoryDefaultAgent", tried: "networkHistoryTriedGroups" },
  "roles.changed": { done: "networkHistoryRoles", tried: "networkHistoryTriedRoles" },
  "cim-admin.made": { done: "networkHistoryCimAdminMade", tried: "networkHistoryTriedCimAdminMade" },
  "cim-admin.unmade": { done: "networkHistoryCimAdminUnmade", tried: "networkHistoryTriedCimAdminUnmade" },
  "permissions.changed": { done: "networkHistoryPermissions", tried: "networkHistoryTriedPermissions" },
  "sessions.ended": { done: "networkHistorySessions", tried: "networkHistoryTriedSessions" },
  "invitation.sent": { done: "networkHistoryInvited", tried: "networkHistoryTriedUnnamed" },
  "invitation.changed": { done: "networkHistoryInvitationChanged", tried: "networkHistoryTriedUnnamed" },
  "invitation.revoked": { done: "networkHistoryInvitationRevoked", tried: "networkHistoryTriedUnnamed" },
  "attempt.refused": { done: "networkHistoryTriedUnnamed", tried: "networkHistoryTriedUnnamed" },
};

const reasons: Record<string, string | undefined> = {
  forbidden: "networkRefusedForbidden",
  cim_admin_protected: "networkRefusedProtected",
  cim_admin_grant: "networkRefusedGrant",
  last_cim_admin: "networkRefusedLast",
};

/** Names as the other screens show them; those of things that are gone stay as they are. */
const namesIn = ({ action, product: clientId, role }: HistoryEntry, products: Product[]) => {
  const product = products.find((candidate) => candidate.clientId === clientId);
  const shown = (name: string) => {
    if (action === "permissions.changed") return permissionText(product, name);
    return action === "products.changed" && clientId ? roleText(clientId, name) : name;
  };
  return {
    product: product?.name ?? clientId ?? "",
    role: role && clientId ? roleText(clientId, role) : (role ?? ""),
    list: (names: string[]) => names.map(shown).join(", "),
  };
};

type Names = ReturnType<typeof namesIn>;

/** Actions whose `before` and `after` are many names of which a few change. */
const listsNames = new Set(["groups.changed", "default-agent.changed", "roles.changed", "permissions.changed"]);

const minus = (some: string[], others: string[]) => some.filter((name) => !others.includes(name));

const productsSentence = ({ before, after }: HistoryEntry, { product, list }: Names, t: Words) => {
  if (!before || !after) return t("networkHistoryProducts", { product });
  if (before.length === 0) return t("networkHistoryProductsGiven", { product, after: list(after) });
  if (after.length === 0) return t("networkHistoryProductsRevoked", { product, before: list(before) });
  return t("networkHistoryProductsFromTo", { product, before: list(before), after: list(after) });
};

/** What a sentence is followed by, as far as it is known. */
const detailsOf = ({ action, before, after }: HistoryEntry, { list }: Names, t: Words) => {
  if (action === "member.changed") return [...new Set([...(before ?? []), ...(after ?? [])])].join(", ");
  if (action.startsWith("invitation.")) return list(after ?? []);
  if (!listsNames.has(action) || !before || !after) return "";
  const added = minus(after, before);
  const removed = minus(before, after);
  return [
    ...(added.length > 0 ? [t("networkHistoryAdded", { names: list(added) })] : []),
    ...(removed.length > 0 ? [t("networkHistoryRemoved", { names: list(removed) })] : []),
  ].join("; ");
};

/** One sentence: what was changed, or what somebody tried to change. */
export const entrySentence = (entry: HistoryEntry, products: Product[], t: Words) => {
  const { action, refused } = entry;
  const names = namesIn(entry, products);
  const known = texts[action];
  if (!known) return t(refused ? "networkHistoryTriedOther" : "networkHistoryOther", { action });
  const { product, role } = names;
  if (refused && action === "products.changed" && !product) return t("networkHistoryTriedAnyProducts");
  if (refused) return t(known.tried, { product, role });
  if (action === "products.changed") return productsSentence(entry, names, t);
  if (action === "sessions.ended" && !entry.member) return t("networkHistorySessionsAll");
  const text = t(known.done, { product, role });
  const details = detailsOf(entry, names, t);
  return details ? t("networkHistoryWith", { text, details }) : text;
};

/** Why an attempt was refused; undefined for what was done. */
export const reasonText = ({ refused }: HistoryEntry, t: Words) => {
  if (!refused) return undefined;
  const known = reasons[refused];
  return known ? t(known) : t("networkRefusedCode", { code: refused });
};

export const viaText = ({ via }: HistoryEntry, t: Words) => {
  if (via === "network") return t("networkViaNetwork");
  return via === "keycloak" ? t("networkViaKeycloak") : via;
};
