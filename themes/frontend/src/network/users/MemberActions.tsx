import { Dropdown, DropdownItem, DropdownList, MenuToggle } from "@patternfly/react-core";
import { EllipsisVIcon } from "@patternfly/react-icons";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Member } from "../api/records";
import { useEditLink } from "./addresses";
import { denialsOf } from "./denials";
import { menuContainer } from "./menuContainer";

/** `opener` has to get the focus back. */
type Command = (member: Member, opener: HTMLElement | null) => void;

export type MemberCommands = {
  /** Whether the caller edits anybody at all. */
  mayEdit: boolean;
  onPreview: Command;
  onRemove: Command;
  /** The member whose form one comes back from. */
  returnedId?: Member["id"];
  /** Called when that member is in the list. */
  onReturn: Command;
};

export const MemberActions = ({ member, commands }: { member: Member; commands: MemberCommands }) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const toggleRef = useRef<HTMLButtonElement>(null);
  const editLink = useEditLink(member, false);
  const denials = denialsOf(member, commands.mayEdit);

  useEffect(() => {
    if (member.id === commands.returnedId) commands.onReturn(member, toggleRef.current);
  }, [member, commands]);

  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      shouldFocusFirstItemOnOpen
      popperProps={{ position: "right", appendTo: menuContainer, maxWidth: "20rem" }}
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
        <DropdownItem onClick={() => commands.onPreview(member, toggleRef.current)}>{t("networkPreview")}</DropdownItem>
        <DropdownItem
          {...(denials.edit
            ? { isAriaDisabled: true, description: t(denials.edit) }
            : { to: editLink.href, onClick: editLink.onClick })}
        >
          {t("networkEdit")}
        </DropdownItem>
        <DropdownItem
          {...(denials.remove && { isAriaDisabled: true, description: t(denials.remove) })}
          onClick={() => commands.onRemove(member, toggleRef.current)}
        >
          {t("networkRemove")}
        </DropdownItem>
      </DropdownList>
    </Dropdown>
  );
};
