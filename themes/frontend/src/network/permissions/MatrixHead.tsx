import { Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { ModuleRole, Product } from "../api/records";
import { roleText } from "../users/roleText";
import { RoleMembers } from "./RoleMembers";
import type { Counts } from "./useCatalogue";

/** "Chatbot Editor" says nothing that the headings do not. */
const tellsMore = ({ clientId, name: product }: Product, { name, description }: ModuleRole) =>
  Boolean(description) && description?.toLowerCase() !== `${product} ${roleText(clientId, name)}`.toLowerCase();

/** What is told about a role stands in a row of its own: in the heading it would be read out with every cell. */
export const MatrixHead = ({ product, counts }: { product: Product; counts: Counts }) => {
  const { t } = useTranslation();
  const { clientId, roles } = product;
  return (
    <Thead>
      <Tr>
        <Th tooltip={null} className="network-matrix-first">
          {t("networkPermission")}
        </Th>
        {roles.map(({ name }) => (
          <Th key={name} tooltip={null} title={name}>
            {roleText(clientId, name)}
          </Th>
        ))}
      </Tr>
      <Tr className="network-matrix-about">
        <Td className="network-matrix-first" />
        {roles.map((role) => (
          <Td key={role.name}>
            {tellsMore(product, role) && (
              <div className="pf-v5-u-font-size-sm pf-v5-u-color-200">{role.description}</div>
            )}
            <RoleMembers product={product} role={role} counts={counts} />
          </Td>
        ))}
      </Tr>
    </Thead>
  );
};
