/** What the network API sends: see the API's documentation for the meaning of each field. Times are epoch ms. */

export type Access = {
  users: boolean;
  edit: boolean;
  cimAdmins: boolean;
  agentGroups: "all" | "own" | "none";
  invitations: boolean;
  settings: boolean;
  history: boolean;
  deliveries: boolean;
};

export type Member = {
  id: string;
  username: string;
  displayName?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  email?: string | null;
  enabled: boolean;
  createdTimestamp?: number | null;
  cimAdmin: boolean;
  /** By client ID; only products in which the member has a role. */
  products: Record<string, ProductRoles | undefined>;
  access: { edit: boolean; remove: boolean };
};

/** Names of module roles: `roles` are assigned directly, `inherited` come through groups or composites. */
export type ProductRoles = { roles: string[]; inherited: string[] };

export type MemberPage = { users: Member[]; next?: string | null };

export type MemberCount = { count: number };

export type MemberDetails = Member & {
  /** By client ID: names of permissions. */
  permissions: Record<string, string[] | undefined>;
  agentGroups: { id: number; name: string; default: boolean }[];
  /** By client ID and name of the role: every way in which the member holds it. */
  sources: Record<string, Record<string, RoleSource[] | undefined> | undefined>;
};

export type RoleSource =
  | { type: "direct" }
  /** `name`: the directly assigned role that contains it. */
  | { type: "composite"; name: string }
  /** `name`: the group's path; `role`: the role the group maps, when that one contains it. */
  | { type: "group"; name: string; role?: string | null };

export type Product = {
  clientId: string;
  name: string;
  order?: number | null;
  roles: ModuleRole[];
  permissions: Permission[];
  /** What this caller may do with it: `invite`, offer its roles in an invitation. */
  access: { invite: boolean };
};

/** `permissions`: also those that come through another module role. `members`: only where they were counted. */
export type ModuleRole = { name: string; description?: string | null; permissions: string[]; members?: number };

export type Permission = { name: string; description?: string | null };

/** What a change of a role's permissions does, or would do. */
export type RoleChange = { role: ModuleRole; changes: PermissionChange[] };

/** How many members gain or lose a permission altogether: who has it by another role does not count. */
export type PermissionChange = { permission: string; gained: number; lost: number };

export type Person = { id: string; username?: string | null };

/** `action`: a word of the API's documentation, or one that came later. null: not known, or not of this action. */
export type HistoryEntry = {
  id: string;
  time: number;
  actor?: Person | null;
  member?: Person | null;
  action: string;
  /** The client ID. */
  product?: string | null;
  role?: string | null;
  before?: string[] | null;
  after?: string[] | null;
  via: string;
  /** The code of the refusal, when nothing was changed. */
  refused?: string | null;
  path?: string | null;
};

export type HistoryPage = { entries: HistoryEntry[]; next?: string | null };

export type Agent = { id: string; username: string; displayName: string };

/** `edit`: rename and delete, `compose`: change who is in the group and who is its default agent. */
export type AgentGroupAccess = { edit: boolean; compose: boolean };

/** `id`: the number by which bots name it, `members`: how many, `projects`: names of bots that use it by default. */
export type AgentGroup = {
  id: number;
  name: string;
  members: number;
  defaultAgent?: Agent | null;
  projects: string[];
  access: AgentGroupAccess;
};

export type AgentGroupPage = { groups: AgentGroup[]; next?: string | null };

export type GroupMember = Agent & { enabled: boolean };

export type AgentGroupDetails = Omit<AgentGroup, "members"> & { members: GroupMember[] };

/** Who can be put into a group. */
export type Candidates = { members: Agent[] };

export type Settings = { autoAssignChats: boolean };

/** `waiting`: to be delivered, or under way; `parked`: given up, until somebody asks for another attempt. */
export type DeliveryState = "waiting" | "delivered" | "parked";

/** What a product was told, or is going to be. */
export type Delivery = {
  id: string;
  time: number;
  /** The client ID. */
  product: string;
  /** `kind`: `member`, `agent-group`, `role`, `product`, or one that came later. */
  subject: { kind: string; id: string; name?: string | null };
  /** The URIs of their types. */
  events: string[];
  state: DeliveryState;
  attempts: number;
  nextAttempt?: number | null;
  /** Of the last attempt. */
  failure?: string | null;
  finished?: number | null;
};

export type DeliveryPage = { deliveries: Delivery[]; next?: string | null };

export type ErrorBody = { error: string; errorMessage?: string; details?: Record<string, unknown> };
