import type { MemberDetails, Product, RoleSource } from "../api/records";

export type HeldRole = { name: string; description?: string | null; isInherited: boolean; sources: RoleSource[] };

export type HeldProduct = {
  clientId: string;
  name: string;
  product?: Product;
  roles: HeldRole[];
  permissions: string[];
};

/** What a member has in each product, in the table's order; a product that vanished meanwhile comes last. */
export const heldProducts = (member: MemberDetails, products: Product[]): HeldProduct[] => {
  const order = products.map(({ clientId }) => clientId);
  const others = Object.keys(member.products).filter((clientId) => !order.includes(clientId));
  return [...order, ...others].flatMap((clientId) => {
    const held = member.products[clientId];
    if (!held) return [];
    const product = products.find((candidate) => candidate.clientId === clientId);
    const role = (name: string, isInherited: boolean): HeldRole => ({
      name,
      description: product?.roles.find((candidate) => candidate.name === name)?.description,
      isInherited,
      sources: member.sources[clientId]?.[name] ?? [],
    });
    const described = (name: string) =>
      product?.permissions.find((permission) => permission.name === name)?.description || name;
    return {
      clientId,
      name: product?.name ?? clientId,
      product,
      roles: [...held.roles.map((name) => role(name, false)), ...held.inherited.map((name) => role(name, true))],
      permissions: (member.permissions[clientId] ?? []).map(described),
    };
  });
};
