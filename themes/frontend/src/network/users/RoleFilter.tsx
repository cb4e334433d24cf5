import { Badge, MenuToggle, Select, SelectList, SelectOption } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Product } from "../api/records";
import { menuContainer } from "./menuContainer";
import { roleText } from "./roleText";
import type { FilterDraft } from "./useFilterDraft";

type RoleFilterProps = { product: Product; draft: FilterDraft; text: string };

/** Which roles of a product to show; applied with the Search button. */
export const RoleFilter = ({ product, draft, text }: RoleFilterProps) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const chosen = draft.chosen(product);
  const toggled = (role: string) =>
    chosen.includes(role) ? chosen.filter((name) => name !== role) : [...chosen, role];
  return (
    <Select
      role="menu"
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={(_event, role) => draft.choose(product, toggled(String(role)))}
      shouldFocusFirstItemOnOpen
      maxMenuHeight="20rem"
      // descriptions wrap, and the menu of the last column stays on the screen
      popperProps={{ appendTo: menuContainer, maxWidth: "20rem", preventOverflow: true }}
      toggle={(toggleRef) => (
        <MenuToggle
          ref={toggleRef}
          className="network-toggle"
          isExpanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          aria-label={
            chosen.length > 0
              ? t("networkRoleFilterChosen", { product: product.name, number: chosen.length })
              : t("networkRoleFilter", { product: product.name })
          }
          badge={chosen.length > 0 && <Badge isRead>{chosen.length}</Badge>}
        >
          {text}
        </MenuToggle>
      )}
    >
      <SelectList aria-label={t("networkRoleFilter", { product: product.name })}>
        {product.roles.map(({ name, description }) => (
          <SelectOption
            key={name}
            hasCheckbox
            value={name}
            isSelected={chosen.includes(name)}
            description={description}
          >
            {roleText(product.clientId, name)}
          </SelectOption>
        ))}
      </SelectList>
    </Select>
  );
};
