import { LabelGroup } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { Member, Product } from "../api/records";
import { RoleLabel } from "./RoleLabel";

/** All roles of a member in a product. */
export const ProductRoles = ({ member, product }: { member: Member; product: Product }) => {
  const { t } = useTranslation();
  const held = member.products[product.clientId];
  const labels = [
    ...(held?.roles ?? []).map((role) => ({ role, isInherited: false })),
    ...(held?.inherited ?? []).map((role) => ({ role, isInherited: true })),
  ];
  if (labels.length === 0) {
    return (
      <>
        <span aria-hidden="true">—</span>
        <span className="pf-v5-screen-reader">{t("networkNoRole")}</span>
      </>
    );
  }
  return (
    <LabelGroup numLabels={labels.length} aria-label={t("networkRolesIn", { product: product.name })}>
      {labels.map(({ role, isInherited }) => (
        <RoleLabel key={role} clientId={product.clientId} role={role} product={product} isInherited={isInherited} />
      ))}
    </LabelGroup>
  );
};
