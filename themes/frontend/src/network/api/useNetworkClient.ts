import { useAdminClient, useRealm } from "@keycloak/keycloak-admin-ui";
import { useMemo } from "react";
import { ApiError } from "./ApiError";
import type { Resource } from "./resources";

export type Change = {
  method: "POST" | "PUT" | "DELETE";
  /** Below `…/network/`. */
  path: string;
  body?: unknown;
  /** The change is only made while this is still the resource's ETag. */
  ifMatch?: string;
};

/** `tag`: the ETag, where the answer has one. */
export type Tagged<T> = { value: T; tag: string | undefined };

type Request = Omit<RequestInit, "headers"> & { headers?: Record<string, string> };

export type NetworkClient = {
  /** Rejects with an ApiError, or with fetch's own errors when there is no answer or the signal is aborted. */
  get: <T>(resource: Resource<T>, signal: AbortSignal) => Promise<T>;
  /** The answer to a GET together with its ETag; rejects as `get` does. */
  getTagged: <T>(resource: Resource<T>, signal: AbortSignal) => Promise<Tagged<T>>;
  /** The file that a GET answers; rejects as `get` does, also when the file breaks off. */
  download: (resource: Resource<Blob>) => Promise<Blob>;
  /** Makes a change and gives the body of the answer, undefined where it has none; rejects as `get` does. */
  send: <T = unknown>(change: Change) => Promise<T>;
};

/** The API of the network that the console shows, called as the person who is signed in. */
export const useNetworkClient = (): NetworkClient => {
  const { adminClient } = useAdminClient();
  const { realm } = useRealm();
  return useMemo(() => {
    const base = `${adminClient.baseUrl}/admin/realms/${encodeURIComponent(realm)}/network`;
    const request = async (path: string, { headers, ...init }: Request) => {
      const token = await adminClient.getAccessToken();
      const response = await fetch(`${base}/${path}`, {
        headers: { Accept: "application/json", Authorization: `Bearer ${token ?? ""}`, ...headers },
        ...init,
      });
      if (!response.ok) throw await ApiError.of(response);
      return response;
    };
    return {
      get: async <T>(resource: Resource<T>, signal: AbortSignal) =>
        (await (await request(resource, { signal })).json()) as T,
      getTagged: async <T>(resource: Resource<T>, signal: AbortSignal) => {
        const response = await request(resource, { signal });
        return { value: (await response.json()) as T, tag: response.headers.get("ETag") ?? undefined };
      },
      download: async (resource: Resource<Blob>) =>
        (await request(resource, { headers: { Accept: "text/csv" } })).blob(),
      send: async <T>({ method, path, body, ifMatch }: Change) => {
        const response = await request(path, {
          method,
          headers: {
            ...(body !== undefined && { "Content-Type": "application/json" }),
            ...(ifMatch !== undefined && { "If-Match": ifMatch }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        const text = await response.text();
        return (text === "" ? undefined : JSON.parse(text)) as T;
      },
    };
  }, [adminClient, realm]);
};
