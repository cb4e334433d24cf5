import { useRealm } from "@keycloak/keycloak-admin-ui";
import { useHref, useLinkClickHandler, useNavigate } from "react-router-dom";
import type { AgentGroup } from "../api/records";

const useGroupsPath = () => {
  const { realm } = useRealm();
  return `/${encodeURIComponent(realm)}/network/agent-groups`;
};

/** For a real link, which can be opened in another tab too. */
const useLink = (to: string) => ({ href: useHref(to), onClick: useLinkClickHandler<HTMLElement>(to) });

/** To the form of a group, or of a new one. */
export const useGroupLink = (id: AgentGroup["id"] | "new") => useLink(`${useGroupsPath()}/${id}`);

export const useWayToGroups = () => {
  const navigate = useNavigate();
  const to = useGroupsPath();
  return { link: useLink(to), go: () => void navigate(to, { replace: true }) };
};
