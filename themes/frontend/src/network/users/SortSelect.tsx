import { MenuToggle, Select, SelectList, SelectOption } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Sort } from "../api/resources";
import { fromStart, type ListState } from "./listState";
import { menuContainer } from "./menuContainer";

const texts: [Sort, string][] = [
  ["id", "networkSortById"],
  ["username", "networkSortByUsername"],
  ["-username", "networkSortByUsernameReversed"],
  ["joined", "networkSortByJoinDate"],
  ["-joined", "networkSortByJoinDateReversed"],
];

/** The order, where there are no column headings to click. */
export const SortSelect = ({ state, onShow }: { state: ListState; onShow: (to: ListState) => void }) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const onSelect = (chosen: unknown) => {
    const sort = texts.find(([value]) => value === chosen)?.[0];
    if (sort) onShow({ ...fromStart(state), sort });
    setOpen(false);
  };
  return (
    <Select
      isOpen={isOpen}
      selected={state.sort}
      onOpenChange={setOpen}
      onSelect={(_event, chosen) => onSelect(chosen)}
      shouldFocusToggleOnSelect
      shouldFocusFirstItemOnOpen
      popperProps={{ appendTo: menuContainer }}
      toggle={(toggleRef) => (
        <MenuToggle ref={toggleRef} className="network-toggle" isExpanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t("networkSortBy")}
        </MenuToggle>
      )}
    >
      <SelectList aria-label={t("networkSortBy")}>
        {texts.map(([value, text]) => (
          <SelectOption key={value} value={value}>
            {t(text)}
          </SelectOption>
        ))}
      </SelectList>
    </Select>
  );
};
