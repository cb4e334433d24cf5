import { Label, Tooltip } from "@patternfly/react-core";
import { SitemapIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import type { Product } from "../api/records";
import { roleText } from "./roleText";

type RoleLabelProps = { clientId: string; role: string; product?: Product; isInherited?: boolean };

/** A module role; one that comes through a group or another role is outlined and has a sign of its own. */
export const RoleLabel = ({ clientId, role, product, isInherited = false }: RoleLabelProps) => {
  const { t } = useTranslation();
  const description = product?.roles.find(({ name }) => name === role)?.description;
  return (
    <Tooltip
      content={
        <>
          <div>{role}</div>
          {description && <div>{description}</div>}
          {isInherited && <div>{t("networkRoleInheritedExplain")}</div>}
        </>
      }
    >
      <Label
        color={isInherited ? undefined : "blue"}
        variant={isInherited ? "outline" : "filled"}
        icon={isInherited && <SitemapIcon />}
      >
        {roleText(clientId, role)}
        {isInherited && <span className="pf-v5-screen-reader"> {t("networkRoleInherited")}</span>}
      </Label>
    </Tooltip>
  );
};
