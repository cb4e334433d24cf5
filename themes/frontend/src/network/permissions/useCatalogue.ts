import { useCallback, useMemo, useState } from "react";
import type { ModuleRole, Product } from "../api/records";
import { countedProducts, products as productsResource } from "../api/resources";
import { useNetworkClient } from "../api/useNetworkClient";
import { useResource } from "../api/useResource";

const keyOf = (clientId: string, role: string) => JSON.stringify([clientId, role]);

const membersIn = (products: Product[] | undefined) =>
  new Map(
    products?.flatMap(({ clientId, roles }) => roles.map(({ name, members }) => [keyOf(clientId, name), members])),
  );

const withRole = (product: Product, clientId: string, saved: ModuleRole): Product =>
  product.clientId === clientId
    ? { ...product, roles: product.roles.map((role) => (role.name === saved.name ? { ...role, ...saved } : role)) }
    : product;

/**
 * Products with roles and permissions, and then the numbers of members: to count them takes seconds on a large
 * network, so the matrix does not wait for it.
 */
export const useCatalogue = () => {
  const client = useNetworkClient();
  const loaded = useResource(productsResource);
  const [fresh, setFresh] = useState<Product[]>();
  const counted = useResource(loaded.value && countedProducts);
  const members = useMemo(() => membersIn(counted.value), [counted.value]);

  /** Reads the products anew, and shows the old ones until the answer is there. */
  const refresh = useCallback(
    async (signal: AbortSignal) => {
      const products = await client.get(productsResource, signal);
      signal.throwIfAborted();
      setFresh(products);
      return products;
    },
    [client],
  );

  /** Shows a role as the server has just saved it. */
  const adopt = (clientId: string, saved: ModuleRole) =>
    setFresh((now) => (now ?? loaded.value)?.map((product) => withRole(product, clientId, saved)));

  return {
    ...loaded,
    value: fresh ?? loaded.value,
    refresh,
    adopt,
    counts: {
      /** undefined until counted. */
      of: (clientId: string, role: string) => members.get(keyOf(clientId, role)),
      isLoading: counted.isLoading,
      error: counted.error,
      reload: counted.reload,
    },
  };
};

export type Catalogue = ReturnType<typeof useCatalogue>;
export type Counts = Catalogue["counts"];
