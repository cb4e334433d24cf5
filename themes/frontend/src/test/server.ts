import { vi } from "vitest";

type Answer = { status: number; body: unknown; headers?: Record<string, string> };
type Handler = (query: URLSearchParams, sent: unknown) => unknown;

export const answer = (status: number, body: unknown, headers?: Record<string, string>): Answer => ({
  status,
  body,
  headers,
});
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
 * Stubs fetch with a server of the realm "net". `api` has its answers by path below `…/network/`, those to changes
 * with the method before it (`PUT users/…`): a body, an `answer(status, body)`, or a function of the query and
 * of what was sent that gives (or promises) either. All else is 404. Returns the requests to the network API, as path and query; changes as
 * method, path, ETag and body.
 */
export const startServer = (api: Record<string, unknown>) => {
  const requests: string[] = [];
  const respond = async (url: URL, { method = "GET", headers, body }: RequestInit): Promise<Answer> => {
    const path = url.pathname.replace(network, "");
    if (path === url.pathname) return path in console ? answer(200, console[path]) : answer(404, null);
    const tag = new Headers(headers).get("If-Match");
    const name = method === "GET" ? path : `${method} ${path}`;
    requests.push([name + url.search, tag, body].filter((part) => typeof part === "string").join(" "));
    if (!(name in api)) return answer(404, null);
    const given = api[name];
    const sent: unknown = typeof body === "string" ? JSON.parse(body) : undefined;
    const result: unknown = await (typeof given === "function" ? (given as Handler)(url.searchParams, sent) : given);
    return isAnswer(result) ? result : answer(200, result);
  };
  vi.stubGlobal("fetch", async (input: RequestInfo | URL, init: RequestInit = {}) => {
    const url = new URL(input instanceof Request ? input.url : input, "http://kc");
    const { status, body, headers } = await respond(url, init);
    init.signal?.throwIfAborted();
    return new Response(body === undefined ? null : JSON.stringify(body), {
      status,
      headers: { "content-type": "application/json", ...headers },
    });
  });
  return requests;
};
