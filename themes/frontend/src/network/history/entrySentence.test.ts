import i18next from "i18next";
import { expect, test } from "vitest";
import { historyEntry, products } from "../../test/samples";
import { messages } from "../../test/messages";
import type { HistoryEntry } from "../api/records";
import { entrySentence, reasonText, viaText } from "./entrySentence";

await i18next.init({
  lng: "en",
  resources: { en: { translation: messages } },
  keySeparator: ".",
  nsSeparator: false,
  interpolation: { escapeValue: false },
});
const t = (key: string, values?: Record<string, string>) => i18next.t(key, values);
const sentence = (entry: Partial<HistoryEntry>) => entrySentence(historyEntry(entry), products, t);

test.each<[string, Partial<HistoryEntry>]>([
  [
    "Changed the roles in Chatbot: Editor → Moderator, Owner",
    { product: "chatbot", before: ["chatbot-editor"], after: ["chatbot-moderator", "owner"] },
  ],
  ["Gave access to Chatbot: Editor", { product: "chatbot", before: [], after: ["chatbot-editor"] }],
  ["Revoked access to Chatbot: Editor", { product: "chatbot", before: ["chatbot-editor"], after: [] }],
  ["Changed the roles in Chatbot", { product: "chatbot" }],
  ["Gave access to gone: Reader", { product: "gone", before: [], after: ["gone-reader"] }],
  ["Created the member", { action: "member.created" }],
  ["Removed the member from the network", { action: "member.removed" }],
  ["Changed the profile", { action: "member.changed" }],
  ["Changed the profile: email, lastName", { action: "member.changed", before: null, after: ["email", "lastName"] }],
  ["Signed in as the member", { action: "member.impersonated" }],
  ["Reset the password", { action: "password.reset" }],
  ["Changed the credentials", { action: "credentials.changed" }],
  [
    "Changed the groups: added Tier 2; removed Tier 1",
    { action: "groups.changed", before: ["Tier 1"], after: ["Tier 2"] },
  ],
  ["Changed roles outside the products", { action: "roles.changed" }],
  [
    "Changed roles outside the products: added a, b",
    { action: "roles.changed", before: ["c"], after: ["a", "b", "c"] },
  ],
  ["Made the member a CIM admin", { action: "cim-admin.made", before: [], after: ["cim-admin"] }],
  ["Took away CIM admin", { action: "cim-admin.unmade", before: ["cim-admin"], after: [] }],
  [
    "Changed the permissions of Editor in Chatbot: added rich-menu; removed Intent page",
    {
      action: "permissions.changed",
      product: "chatbot",
      role: "chatbot-editor",
      before: ["intent-page"],
      after: ["rich-menu"],
    },
  ],
  ["Ended the sessions", { action: "sessions.ended" }],
  ["Ended the sessions of everybody", { action: "sessions.ended", member: null }],
  ["Made another change (moon.painted)", { action: "moon.painted" }],
])("%s", (expected, entry) => expect(sentence(entry)).toBe(expected));

test.each<[string, Partial<HistoryEntry>]>([
  ["Tried to change the roles in Chatbot", { product: "chatbot", after: ["chatbot-editor"] }],
  ["Tried to remove the member from the network", { action: "member.removed" }],
  ["Tried a change that is not allowed", { action: "attempt.refused" }],
  ["Tried another change (moon.painted)", { action: "moon.painted" }],
])("refused: %s", (expected, entry) => expect(sentence({ ...entry, refused: "forbidden" })).toBe(expected));

test.each([
  ["cim_admin_protected", "Reason: the member is a CIM admin, whom only a platform operator may change."],
  ["new_code", "Reason: new_code"],
  [null, undefined],
])("the reason of %s", (refused, expected) => expect(reasonText(historyEntry({ refused }), t)).toBe(expected));

test.each([
  ["network", "Network"],
  ["keycloak", "Keycloak"],
  ["ldap", "ldap"],
])("through %s", (via, expected) => expect(viaText(historyEntry({ via }), t)).toBe(expected));
