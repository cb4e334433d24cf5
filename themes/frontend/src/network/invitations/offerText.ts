import type { Product } from "../api/records";
import { roleText } from "../users/roleText";
import type { NamedGroup, Offer } from "./invitationRecords";

const roles = (clientId: string, names: string[], products: Product[]) => {
  const product = products.find((one) => one.clientId === clientId);
  return `${product?.name ?? clientId}: ${names.map((name) => roleText(clientId, name)).join(", ")}`;
};

/** A group by its name, or its number where it is gone. */
export const groupText = ({ id, name }: Pick<NamedGroup, "id" | "name">) => name ?? String(id);

/** An offer as people read it: a line for each product and group. */
export const offerLines = (
  offer: { products: Offer["products"]; agentGroups: Pick<NamedGroup, "id" | "name">[] },
  products: Product[],
) => [
  ...Object.entries(offer.products).map(([clientId, names]) => roles(clientId, names, products)),
  ...offer.agentGroups.map(groupText),
];
