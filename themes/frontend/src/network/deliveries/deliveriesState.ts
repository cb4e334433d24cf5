import type { DeliveryState } from "../api/records";
import type { DeliveryFilters } from "../api/resources";

export const states: DeliveryState[] = ["waiting", "delivered", "parked"];

export const everything: DeliveryFilters = { product: "", state: "" };

/** Not "state": Keycloak's client for logins takes that for its own, and the login after a reload fails. */
const stateParameter = "status";

/** Which deliveries are shown: in the address, so that links, reloads and the browser's back just work. */
export const filtersOf = (address: URLSearchParams): DeliveryFilters => ({
  product: address.get("product") ?? "",
  state: states.find((state) => state === address.get(stateParameter)) ?? "",
});

export const addressOf = ({ product, state }: DeliveryFilters) => {
  const address = new URLSearchParams();
  if (product) address.set("product", product);
  if (state) address.set(stateParameter, state);
  return address;
};

export const isFiltered = ({ product, state }: DeliveryFilters) => product !== "" || state !== "";
