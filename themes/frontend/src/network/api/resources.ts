import type {
  Access,
  AgentGroup,
  AgentGroupDetails,
  AgentGroupPage,
  Candidates,
  Delivery,
  DeliveryPage,
  DeliveryState,
  HistoryPage,
  Member,
  MemberCount,
  MemberDetails,
  MemberPage,
  Product,
  Settings,
} from "./records";

declare const answer: unique symbol;

/** A path below `…/network/` whose GET answers a T: text, so that it can tell whether an answer is still wanted. */
export type Resource<T> = string & { readonly [answer]?: T };

export type SortField = "id" | "joined" | "username";
export type Sort = SortField | `-${SortField}`;

/** `roles`: as the API takes them, `product:role`; `groups`: numbers of agent groups. */
export type Filters = { search: string; roles: string[]; groups: string[] };
export type Position = { sort: Sort; max: number; after?: string };

const withQuery = (path: string, query: URLSearchParams) => [path, query.toString()].filter(Boolean).join("?");

const filterQuery = ({ search, roles, groups }: Filters) => {
  const query = new URLSearchParams(roles.map((role) => ["role", role]));
  for (const group of groups) query.append("group", group);
  if (search) query.set("search", search);
  return query;
};

export const access: Resource<Access> = "access";

/** Without the numbers of members of each role, which take long on a large network. */
export const products: Resource<Product[]> = "products?members=false";

export const countedProducts: Resource<Product[]> = "products";

/** Where the permissions of a module role are changed. */
export const roleOf = (clientId: string, role: string) =>
  `products/${encodeURIComponent(clientId)}/roles/${encodeURIComponent(role)}`;

export const member = (id: Member["id"]): Resource<MemberDetails> => `users/${encodeURIComponent(id)}`;

/** PUT: `{"chatbot": ["chatbot-editor"]}`, the direct roles of these products; others stay as they are. */
export const memberProducts = (id: Member["id"]) => `${member(id)}/products`;

export const memberPage = (filters: Filters, { sort, max, after }: Position): Resource<MemberPage> => {
  const query = filterQuery(filters);
  query.set("sort", sort);
  query.set("max", String(max));
  if (after) query.set("after", after);
  return withQuery("users", query);
};

export const memberCount = (filters: Filters): Resource<MemberCount> => withQuery("users/count", filterQuery(filters));

/** A CSV file of all members that match, whatever the page. */
export const memberExport = (filters: Filters, sort: Sort): Resource<Blob> => {
  const query = filterQuery(filters);
  query.set("sort", sort);
  return withQuery("users/export", query);
};

/** Each an ID or an exact user name; empty: anyone. */
export type HistoryFilters = { user: string; actor: string };

export const history = (
  { user, actor }: HistoryFilters,
  { max, after }: Pick<Position, "max" | "after">,
): Resource<HistoryPage> => {
  const query = new URLSearchParams();
  if (user) query.set("user", user);
  if (actor) query.set("actor", actor);
  query.set("max", String(max));
  if (after) query.set("after", after);
  return withQuery("history", query);
};

export const agentGroups = (
  search: string,
  { max, after }: Pick<Position, "max" | "after">,
): Resource<AgentGroupPage> => {
  const query = new URLSearchParams({ max: String(max) });
  if (search) query.set("search", search);
  if (after) query.set("after", after);
  return withQuery("agent-groups", query);
};

/** Where groups are created. */
export const newAgentGroup = "agent-groups";

export const agentGroup = (id: AgentGroup["id"] | string): Resource<AgentGroupDetails> =>
  `agent-groups/${encodeURIComponent(id)}`;

export const candidates = (search: string): Resource<Candidates> =>
  withQuery("agent-groups/candidates", new URLSearchParams(search ? { search } : {}));

export const settings: Resource<Settings> = "settings";

/** Empty: all. */
export type DeliveryFilters = { product: string; state: DeliveryState | "" };

export const deliveries = (
  { product, state }: DeliveryFilters,
  { max, after }: Pick<Position, "max" | "after">,
): Resource<DeliveryPage> => {
  const query = new URLSearchParams();
  if (product) query.set("product", product);
  if (state) query.set("state", state);
  query.set("max", String(max));
  if (after) query.set("after", after);
  return withQuery("deliveries", query);
};

/** POST: another attempt. */
export const retryOf = (id: Delivery["id"]) => `deliveries/${encodeURIComponent(id)}/retry`;

/** POST `{"product": "chatbot"}`: an event that tells whether its address works. */
export const testDelivery = "deliveries/test";
