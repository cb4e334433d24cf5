import type { Product } from "../api/records";
import { roleText } from "../users/roleText";
import type { Offer } from "./invitationRecords";

const roles = (clientId: string, names: string[], products: Product[]) => {
  const product = products.find((one) => one.clientId === clientId);
  return `${product?.name ?? clientId}: ${names.map((name) => roleText(clientId, name)).join(", ")}`;
};

/** An offer as people read it: a line for each product and group. */
export const offerLines = (
  offer: { products: Offer["products"]; agentGroups: { id: number; name?: string | null }[] },
  products: Product[],
) => [
  ...Object.entries(offer.products).map(([clientId, names]) => roles(clientId, names, products)),
  ...offer.agentGroups.map(({ id, name }) => name ?? String(id)),
];
