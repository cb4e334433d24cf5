import { useRealm } from "@keycloak/keycloak-admin-ui";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router-dom";
import { access } from "./api/resources";
import type { Access } from "./api/records";
import { useResource } from "./api/useResource";

const items = [
  { id: "users", label: "networkNavUsers", isFor: ({ users }: Access) => users },
  { id: "permissions", label: "networkNavPermissions", isFor: ({ users }: Access) => users },
  {
    id: "agent-groups",
    label: "networkAgentGroups",
    isFor: ({ users, agentGroups }: Access) => users || agentGroups !== "none",
  },
  { id: "invitations", label: "networkNavInvitations", isFor: ({ invitations }: Access) => invitations },
  { id: "history", label: "networkNavHistory", isFor: ({ history }: Access) => history },
  { id: "deliveries", label: "networkNavDeliveries", isFor: ({ deliveries }: Access) => deliveries },
  { id: "settings", label: "networkSettings", isFor: ({ settings }: Access) => settings },
];

/**
 * The section "Network", for whom the API says so: account administrators and supervisors may use it without holding
 * any role that the console knows. Plain markup: PatternFly's components would bring a second copy into the entry
 * chunk wherever the console is used as published (dev server, tests).
 */
export const NetworkNav = () => {
  const { t } = useTranslation();
  const { realm } = useRealm();
  const { value: may } = useResource(access);
  const shown = may ? items.filter(({ isFor }) => isFor(may)) : [];
  if (shown.length === 0) return null;
  return (
    <section className="pf-v5-c-nav__section" aria-labelledby="nav-network">
      <h2 className="pf-v5-c-nav__section-title" id="nav-network">
        {t("networkNav")}
      </h2>
      <ul className="pf-v5-c-nav__list" role="list">
        {shown.map(({ id, label }) => (
          <li key={id}>
            <NavLink
              id={`nav-item-network-${id}`}
              data-testid={`nav-item-network-${id}`}
              to={`/${encodeURIComponent(realm)}/network/${id}`}
              className={({ isActive }) => `pf-v5-c-nav__link${isActive ? " pf-m-current" : ""}`}
            >
              {t(label)}
            </NavLink>
          </li>
        ))}
      </ul>
    </section>
  );
};
