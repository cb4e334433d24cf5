import { Label, Tooltip } from "@patternfly/react-core";
import { SitemapIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Product } from "../api/records";
import { roleText } from "./roleText";

type RoleLabelProps = { clientId: string; role: string; product?: Product; isInherited?: boolean };

/**
 * A module role; one that comes through a group or another role is outlined and has a sign of its own. Its tooltip is
 * made when the label is first pointed at: a page may have hundreds, and each of PatternFly's poppers takes its time.
 */
export const RoleLabel = ({ clientId, role, product, isInherited = false }: RoleLabelProps) => {
  const { t } = useTranslation();
  const [label, setLabel] = useState<HTMLElement>();
  const [isPointedAt, setPointedAt] = useState(false);
  const description = product?.roles.find(({ name }) => name === role)?.description;
  return (
    <>
      <Label
        color={isInherited ? undefined : "blue"}
        variant={isInherited ? "outline" : "filled"}
        icon={isInherited && <SitemapIcon />}
        onMouseEnter={({ currentTarget }) => {
          setLabel(currentTarget);
          setPointedAt(true);
        }}
        onMouseLeave={({ relatedTarget }) => {
          // who moves on to the tooltip may read it there
          if (!(relatedTarget instanceof Element && relatedTarget.closest("[role=tooltip]"))) setPointedAt(false);
        }}
      >
        {roleText(clientId, role)}
        {isInherited && <span className="pf-v5-screen-reader"> {t("networkRoleInherited")}</span>}
      </Label>
      {label && (
        <Tooltip
          triggerRef={() => label}
          isVisible={isPointedAt}
          content={
            <>
              <div>{role}</div>
              {description && <div>{description}</div>}
              {isInherited && <div>{t("networkRoleInheritedExplain")}</div>}
            </>
          }
        />
      )}
    </>
  );
};
