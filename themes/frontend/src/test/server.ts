import { vi } from "vitest";

type Answer = { status: number; body: unknown };
type Handler = (query: URLSearchParams) => unknown;

export const answer = (status: number, body: unknown): Answer => ({ status, body });
const isAnswer = (value: unknown): value is Answer => typeof value === "object" && value !== null && "status" in value;

/** What the stock shell asks for before it shows a page. */
const console: Record<string, unknown> = {
  "/admin/serverinfo": { features: [], componentTypes: {}, providers: {} },
  "/admin/realms/net": { realm: "net", displayName: "Net" },
  "/admin/net/console/whoami": {
    userId: "u",
    realm: "net",
    displayName: "Ada",
    locale: "en",
    realm_access: { net: ["query-users"] },
  },
  "/admin/realms/net/ui-ext/realms/names": [],
};
const network = "/admin/realms/net/network/";

/**
 * Stubs fetch with a server of the realm "net". `api` has its answers by path below `…/network/`: a body, an
 * `answer(status, body)`, or a function of the query that gives (or promises) either. All else is 404. Returns the
 * requests to the network API, as path and query.
 */
export const startServer = (api: Record<string, unknown>) => {
  const requests: string[] = [];
  const respond = async (url: URL): Promise<Answer> => {
    const name = url.pathname.replace(network, "");
    if (name === url.pathname) return name in console ? answer(200, console[name]) : answer(404, null);
    requests.push(name + url.search);
    if (!(name in api)) return answer(404, null);
    const given = api[name];
    const result: unknown = await (typeof given === "function" ? (given as Handler)(url.searchParams) : given);
    return isAnswer(result) ? result : answer(200, result);
  };
  vi.stubGlobal("fetch", async (input: RequestInfo | URL, { signal }: RequestInit = {}) => {
    const { status, body } = await respond(new URL(input instanceof Request ? input.url : input, "http://kc"));
    signal?.throwIfAborted();
    return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
  });
  return requests;
};
