import { Td, Th, Thead, Tr, type ThProps } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { Product } from "../api/records";
import type { SortField } from "../api/resources";
import { fieldOf, fromStart, isDescending, sortAfterClick, type ListState } from "./listState";
import { RoleFilter } from "./RoleFilter";
import type { FilterDraft } from "./useFilterDraft";

const sortable: SortField[] = ["username", "joined"];

type MemberTableHeadProps = {
  state: ListState;
  products: Product[];
  draft: FilterDraft;
  hasRoleFilters: boolean;
  onShow: (to: ListState) => void;
};

/** The role filters stand in a row of their own: in the headings they would become part of the columns' names. */
export const MemberTableHead = ({ state, products, draft, hasRoleFilters, onShow }: MemberTableHeadProps) => {
  const { t } = useTranslation();
  const sort = (field: SortField): ThProps["sort"] => ({
    columnIndex: sortable.indexOf(field),
    sortBy: { index: sortable.indexOf(fieldOf(state.sort)), direction: isDescending(state.sort) ? "desc" : "asc" },
    onSort: () => onShow({ ...fromStart(state), sort: sortAfterClick(state.sort, field) }),
  });
  return (
    <Thead>
      <Tr>
        <Th sort={sort("username")} width={25}>
          {t("username")}
        </Th>
        <Th sort={sort("joined")} modifier="fitContent">
          {t("networkJoinDate")}
        </Th>
        {products.map(({ clientId, name }) => (
          <Th key={clientId} tooltip={null} className="network-product-column">
            {name}
          </Th>
        ))}
        <Th screenReaderText={t("networkMemberActions")} />
      </Tr>
      {hasRoleFilters && products.length > 0 && (
        <Tr>
          <Td colSpan={2} />
          {products.map((product) => (
            <Td key={product.clientId}>
              <RoleFilter product={product} draft={draft} text={t("networkRoles")} />
            </Td>
          ))}
          <Td />
        </Tr>
      )}
    </Thead>
  );
};
