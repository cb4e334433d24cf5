import { Button, Chip, ChipGroup, ToolbarContent, ToolbarItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { Product } from "../api/records";
import { GroupChip } from "./GroupChip";
import { isFiltered, type ListState } from "./listState";
import { chosenRoles, roleFilter, unknownFilters } from "./roleFilters";
import { roleText } from "./roleText";
import type { FilterDraft } from "./useFilterDraft";

type AppliedFiltersProps = { state: ListState; products: Product[]; draft: FilterDraft };
type Group = { name: string; chips: { key: string; text: string; onRemove: () => void }[] };

/** What the list is narrowed down to, each removable. PatternFly's ToolbarFilter would hide them on small screens. */
export const AppliedFilters = ({ state, products, draft }: AppliedFiltersProps) => {
  const { t } = useTranslation();
  if (!isFiltered(state)) return null;

  const roleChip = (filter: string, text: string) => ({
    key: filter,
    text,
    onRemove: () => draft.removeRole(filter),
  });
  const groups: Group[] = [
    {
      name: t("search"),
      chips: state.search ? [{ key: "search", text: state.search, onRemove: () => draft.setSearch("") }] : [],
    },
    ...products.map((product) => ({
      name: product.name,
      chips: chosenRoles(product, state.roles).map((role) =>
        roleChip(roleFilter(product.clientId, role), roleText(product.clientId, role)),
      ),
    })),
    {
      name: t("networkUnknownRoles"),
      chips: unknownFilters(products, state.roles).map((filter) => roleChip(filter, filter)),
    },
  ];

  return (
    <ToolbarContent>
      {groups
        .filter(({ chips }) => chips.length > 0)
        .map(({ name, chips }) => (
          <ToolbarItem key={name} variant="chip-group">
            <ChipGroup categoryName={name} numChips={chips.length}>
              {chips.map(({ key, text, onRemove }) => (
                <Chip key={key} onClick={onRemove} closeBtnAriaLabel={t("networkRemoveFilter")}>
                  {text}
                </Chip>
              ))}
            </ChipGroup>
          </ToolbarItem>
        ))}
      {state.groups.length > 0 && (
        <ToolbarItem variant="chip-group">
          <ChipGroup categoryName={t("networkAgentGroups")} numChips={state.groups.length}>
            {state.groups.map((id) => (
              <GroupChip key={id} id={id} onRemove={() => draft.removeGroup(id)} />
            ))}
          </ChipGroup>
        </ToolbarItem>
      )}
      <ToolbarItem>
        <Button variant="link" onClick={draft.clear}>
          {t("clearAllFilters")}
        </Button>
      </ToolbarItem>
    </ToolbarContent>
  );
};
