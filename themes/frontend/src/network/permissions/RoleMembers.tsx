import { useRealm } from "@keycloak/keycloak-admin-ui";
import { Skeleton } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import type { ModuleRole, Product } from "../api/records";
import { addressOf, listStateOf } from "../users/listState";
import { roleFilter } from "../users/roleFilters";
import { roleText } from "../users/roleText";
import { useFormats } from "../users/useFormats";
import type { Counts } from "./useCatalogue";

const listOf = (clientId: string, role: string) =>
  addressOf({ ...listStateOf(new URLSearchParams()), roles: [roleFilter(clientId, role)] }).toString();

/** The way to the list of those who hold a role, which does not wait for their number. */
export const RoleMembers = ({ product, role, counts }: { product: Product; role: ModuleRole; counts: Counts }) => {
  const { t } = useTranslation();
  const { realm } = useRealm();
  const formats = useFormats();
  const number = counts.of(product.clientId, role.name);
  const text =
    number === undefined ? t("networkMembers") : t("networkMembersNumber", { number: formats.number(number) });
  return (
    <div className="network-role-members">
      <Link
        to={{
          pathname: `/${encodeURIComponent(realm)}/network/users`,
          search: listOf(product.clientId, role.name),
        }}
        aria-label={t("networkMembersOfRole", {
          text,
          role: roleText(product.clientId, role.name),
          product: product.name,
        })}
      >
        {text}
      </Link>
      {counts.isLoading && <Skeleton width="2rem" screenreaderText={t("networkMembersCounting")} />}
    </div>
  );
};
