import { Toolbar, ToolbarContent, ToolbarItem } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Product } from "../api/records";
import { ExportButton } from "./ExportButton";
import { GroupFilter } from "./GroupFilter";
import type { ListState } from "./listState";
import { RoleFilter } from "./RoleFilter";
import { SearchForm } from "./SearchForm";
import { SortSelect } from "./SortSelect";
import type { FilterDraft } from "./useFilterDraft";

type ListToolbarProps = {
  state: ListState;
  products: Product[];
  draft: FilterDraft;
  /** The table has no column headings now: what they offer stands here. */
  isNarrow: boolean;
  pagination: ReactNode;
  applied: ReactNode;
  onShow: (to: ListState) => void;
};

export const ListToolbar = ({ state, products, draft, isNarrow, pagination, applied, onShow }: ListToolbarProps) => {
  const { t } = useTranslation();
  return (
    <Toolbar data-testid="network-users-toolbar">
      <ToolbarContent>
        <ToolbarItem variant="search-filter">
          <SearchForm
            label={t("networkUsersSearch")}
            field={t("networkUsersSearchField")}
            text={draft.search}
            onChange={draft.setSearch}
            onSearch={draft.apply}
          />
        </ToolbarItem>
        <ToolbarItem>
          <GroupFilter draft={draft} />
        </ToolbarItem>
        {isNarrow &&
          products.map((product) => (
            <ToolbarItem key={product.clientId}>
              <RoleFilter product={product} draft={draft} text={product.name} />
            </ToolbarItem>
          ))}
        {isNarrow && (
          <ToolbarItem>
            <SortSelect state={state} onShow={onShow} />
          </ToolbarItem>
        )}
        <ToolbarItem>
          <ExportButton state={state} />
        </ToolbarItem>
        <ToolbarItem variant="pagination">{pagination}</ToolbarItem>
      </ToolbarContent>
      {applied}
    </Toolbar>
  );
};
