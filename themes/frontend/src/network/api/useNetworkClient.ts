import { useAdminClient, useRealm } from "@keycloak/keycloak-admin-ui";
import { useMemo } from "react";
import { ApiError } from "./ApiError";
import type { Resource } from "./resources";

export type NetworkClient = {
  /** Rejects with an ApiError, or with fetch's own errors when there is no answer or the signal is aborted. */
  get: <T>(resource: Resource<T>, signal: AbortSignal) => Promise<T>;
};

/** The API of the network that the console shows, called as the person who is signed in. */
export const useNetworkClient = (): NetworkClient => {
  const { adminClient } = useAdminClient();
  const { realm } = useRealm();
  return useMemo(() => {
    const base = `${adminClient.baseUrl}/admin/realms/${encodeURIComponent(realm)}/network`;
    return {
      get: async <T>(resource: Resource<T>, signal: AbortSignal) => {
        const token = await adminClient.getAccessToken();
        const response = await fetch(`${base}/${resource}`, {
          headers: { Accept: "application/json", Authorization: `Bearer ${token ?? ""}` },
          signal,
        });
        if (!response.ok) throw await ApiError.of(response);
        return (await response.json()) as T;
      },
    };
  }, [adminClient, realm]);
};
