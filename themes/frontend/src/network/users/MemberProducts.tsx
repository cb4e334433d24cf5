import { List, ListItem, Text, Title } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { MemberDetails, Product } from "../api/records";
import { heldProducts, type HeldProduct, type HeldRole } from "./heldProducts";
import { RoleLabel } from "./RoleLabel";
import { sourceInWords } from "./roleSource";

const Role = ({ product, role }: { product: HeldProduct; role: HeldRole }) => {
  const { t } = useTranslation();
  const lines = [role.name, role.description, ...role.sources.map((source) => sourceInWords(source, t))];
  return (
    <ListItem>
      <RoleLabel
        clientId={product.clientId}
        role={role.name}
        product={product.product}
        isInherited={role.isInherited}
      />
      {lines.filter(Boolean).map((line) => (
        <div key={line} className="pf-v5-u-font-size-sm pf-v5-u-color-200">
          {line}
        </div>
      ))}
    </ListItem>
  );
};

/** Per product: the roles and how each is held, and the permissions that follow from them. */
export const MemberProducts = ({ member, products }: { member: MemberDetails; products: Product[] }) => {
  const { t } = useTranslation();
  const held = heldProducts(member, products);
  if (held.length === 0) return <Text className="pf-v5-u-mt-lg">{t("networkMemberNoRoles")}</Text>;
  return held.map((product) => (
    <section key={product.clientId} aria-label={product.name} className="pf-v5-u-mt-lg">
      <Title headingLevel="h3" size="lg">
        {product.name}
      </Title>
      <List isPlain aria-label={t("networkRolesIn", { product: product.name })} className="pf-v5-u-mt-sm">
        {product.roles.map((role) => (
          <Role key={role.name} product={product} role={role} />
        ))}
      </List>
      {product.permissions.length > 0 && (
        <>
          <Title headingLevel="h4" size="md" className="pf-v5-u-mt-md">
            {t("permissions")}
          </Title>
          <List aria-label={t("networkPermissionsIn", { product: product.name })}>
            {product.permissions.map((permission) => (
              <ListItem key={permission}>{permission}</ListItem>
            ))}
          </List>
        </>
      )}
    </section>
  ));
};
