import { Dropdown, DropdownItem, DropdownList, MenuToggle } from "@patternfly/react-core";
import { EllipsisVIcon } from "@patternfly/react-icons";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { menuContainer } from "./menuContainer";

/** `onPreview` gets the element that has to get the focus back. */
export const MemberActions = ({ onPreview }: { onPreview: (opener: HTMLElement | null) => void }) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const toggleRef = useRef<HTMLButtonElement>(null);
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      shouldFocusFirstItemOnOpen
      popperProps={{ position: "right", appendTo: menuContainer }}
      toggle={{
        toggleRef,
        toggleNode: (
          <MenuToggle
            ref={toggleRef}
            variant="plain"
            aria-label={t("networkMemberActions")}
            isExpanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <EllipsisVIcon />
          </MenuToggle>
        ),
      }}
    >
      <DropdownList>
        <DropdownItem onClick={() => onPreview(toggleRef.current)}>{t("networkPreview")}</DropdownItem>
      </DropdownList>
    </Dropdown>
  );
};
