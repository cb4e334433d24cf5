import { Text, Title } from "@patternfly/react-core";
import { Table, Tbody, Th, Tr } from "@patternfly/react-table";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ModuleRole, Permission, Product } from "../api/records";
import { MatrixHead } from "./MatrixHead";
import { permissionText } from "./permissionText";
import { ReadOnlyCell } from "./ReadOnlyCell";
import type { Counts } from "./useCatalogue";

type ProductMatrixProps = {
  product: Product;
  counts: Counts;
  /** What stands where a role and a permission meet, as a table cell; whether the role has it, unless given. */
  renderCell?: (role: ModuleRole, permission: Permission["name"]) => ReactNode;
};

const readOnly = (role: ModuleRole, permission: Permission["name"]) => (
  <ReadOnlyCell key={role.name} isYes={role.permissions.includes(permission)} />
);

/** One product: a column for each module role, a row for each permission. */
export const ProductMatrix = ({ product, counts, renderCell = readOnly }: ProductMatrixProps) => {
  const { t } = useTranslation();
  const titleId = useId();
  const { clientId, name, roles, permissions } = product;
  return (
    <section aria-labelledby={titleId} className="network-matrix-section" data-testid={`network-matrix-${clientId}`}>
      <Title headingLevel="h2" size="xl" id={titleId}>
        {name}
      </Title>
      {roles.length === 0 && <Text className="pf-v5-u-mt-sm">{t("networkMatrixNoRoles")}</Text>}
      {permissions.length === 0 && <Text className="pf-v5-u-mt-sm">{t("networkMatrixNoPermissions")}</Text>}
      {roles.length > 0 && (
        <div className="network-matrix-scroll">
          <Table
            // as on the users page: not PatternFly's "grid", which promises arrow keys
            role="table"
            aria-labelledby={titleId}
            variant="compact"
            gridBreakPoint=""
            className="network-matrix"
          >
            <MatrixHead product={product} counts={counts} />
            <Tbody>
              {permissions.map((permission) => (
                <Tr key={permission.name}>
                  <Th scope="row" tooltip={null} className="network-matrix-first" title={permission.name}>
                    {permissionText(product, permission.name)}
                  </Th>
                  {roles.map((role) => renderCell(role, permission.name))}
                </Tr>
              ))}
            </Tbody>
          </Table>
        </div>
      )}
    </section>
  );
};
