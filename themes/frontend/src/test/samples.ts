import type { Access, Delivery, HistoryEntry, Member, MemberDetails, Product } from "../network/api/records";

export const access: Access = {
  users: true,
  edit: true,
  cimAdmins: false,
  agentGroups: "all",
  invitations: true,
  settings: true,
  history: true,
  deliveries: false,
};

export const products: Product[] = [
  {
    clientId: "chatbot",
    name: "Chatbot",
    order: 1,
    roles: [
      { name: "chatbot-editor", description: "Edits bots", permissions: ["intent-page"] },
      { name: "chatbot-moderator", description: null, permissions: [] },
    ],
    permissions: [{ name: "intent-page", description: "Intent page" }, { name: "rich-menu" }],
    access: { invite: true },
  },
  {
    clientId: "livechat",
    name: "Livechat",
    order: 2,
    roles: [{ name: "livechat-agent", description: "Chats", permissions: [] }],
    permissions: [],
    access: { invite: true },
  },
];

export const member = (username: string, changes: Partial<Member> = {}): Member => ({
  id: `id-${username}`,
  username,
  displayName: `${username.charAt(0).toUpperCase()}${username.slice(1)} Doe`,
  email: `${username}@example.com`,
  enabled: true,
  createdTimestamp: Date.UTC(2023, 10, 14, 22, 13, 20),
  cimAdmin: false,
  products: {},
  access: { edit: false, remove: false },
  ...changes,
});

export const alice = member("alice", {
  products: { chatbot: { roles: ["chatbot-editor"], inherited: ["chatbot-moderator"] } },
});

export const boris = member("boris", { cimAdmin: true, enabled: false });

export const aliceDetails: MemberDetails = {
  ...alice,
  permissions: { chatbot: ["intent-page", "rich-menu"] },
  agentGroups: [{ id: 7, name: "Tier 1", default: true }],
  sources: {
    chatbot: {
      "chatbot-editor": [{ type: "direct" }, { type: "composite", name: "content-team" }],
      "chatbot-moderator": [{ type: "group", name: "/Marketing/Asia", role: "campaign-editor" }],
    },
  },
};

export const historyEntry = (changes: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id: "1",
  time: Date.UTC(2026, 4, 6, 7, 8, 9),
  actor: { id: "id-anna", username: "anna" },
  member: { id: "id-alice", username: "alice" },
  action: "products.changed",
  product: null,
  role: null,
  before: null,
  after: null,
  via: "network",
  refused: null,
  path: null,
  ...changes,
});

export const delivery = (changes: Partial<Delivery> = {}): Delivery => ({
  id: "1",
  time: Date.UTC(2026, 4, 6, 7, 8, 9),
  product: "chatbot",
  subject: { kind: "member", id: "id-alice", name: "alice" },
  events: [
    "https://schemas.openid.net/secevent/risc/event-type/account-purged",
    "urn:cim:network:events:member-removed",
  ],
  state: "delivered",
  attempts: 1,
  nextAttempt: null,
  failure: null,
  finished: Date.UTC(2026, 4, 6, 7, 8, 10),
  ...changes,
});
