import { useRealm } from "@keycloak/keycloak-admin-ui";
import { useHref, useLinkClickHandler, useLocation, useNavigate } from "react-router-dom";
import type { Member } from "../api/records";

/** What the form remembers of the list that it was opened from: its address, and whether the preview was open. */
type Origin = { list: string; preview: boolean };

/** Whom the list shall show first when one comes back to it. */
export type Returned = { id: Member["id"]; preview: boolean };

const isObject = (state: unknown): state is Record<string, unknown> => typeof state === "object" && state !== null;

const originOf = (state: unknown): Origin =>
  isObject(state) && typeof state.list === "string"
    ? { list: state.list, preview: state.preview === true }
    : { list: "", preview: false };

export const returnedOf = (state: unknown): Returned | undefined =>
  isObject(state) && typeof state.id === "string" ? { id: state.id, preview: state.preview === true } : undefined;

const useListPath = () => {
  const { realm } = useRealm();
  return `/${encodeURIComponent(realm)}/network/users`;
};

/** For a real link, which can be opened in another tab too. */
const useLink = (to: string, state: object) => ({
  href: useHref(to),
  onClick: useLinkClickHandler<HTMLElement>(to, { state }),
});

/** From the list to the form of a member. */
export const useEditLink = ({ id }: Member, preview: boolean) => {
  const { search } = useLocation();
  const path = `${useListPath()}/${encodeURIComponent(id)}`;
  const origin: Origin = { list: search, preview };
  return useLink(path, origin);
};

/** From the form of a member back to the list, as it was. */
export const useWayToList = (id: Member["id"]) => {
  const navigate = useNavigate();
  const location = useLocation();
  const { list, preview } = originOf(location.state);
  const returned: Returned = { id, preview };
  const to = useListPath() + list;
  return { link: useLink(to, returned), go: () => void navigate(to, { state: returned, replace: true }) };
};
