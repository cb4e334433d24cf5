import { Button, Flex } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { Member } from "../api/records";
import { useEditLink } from "./addresses";
import { denialsOf } from "./denials";

type PreviewActionsProps = { member: Member; onRemove: (opener: HTMLElement) => void };

/** What the row's menu offers too; why something is not allowed stands below. */
export const PreviewActions = ({ member, onRemove }: PreviewActionsProps) => {
  const { t } = useTranslation();
  const editLink = useEditLink(member, true);
  const { edit, remove } = denialsOf(member, true);
  const reasons = [...new Set([edit, remove].filter((reason) => reason !== undefined))];
  const idOf = (reason?: string) => reason && `network-preview-${reason}`;
  return (
    <div className="pf-v5-u-mt-sm">
      <Flex spaceItems={{ default: "spaceItemsSm" }}>
        <Button
          variant="secondary"
          size="sm"
          aria-describedby={idOf(edit)}
          {...(edit ? { isAriaDisabled: true } : { component: "a", href: editLink.href, onClick: editLink.onClick })}
        >
          {t("networkEdit")}
        </Button>
        <Button
          variant="secondary"
          size="sm"
          isAriaDisabled={remove !== undefined}
          aria-describedby={idOf(remove)}
          onClick={({ currentTarget }) => onRemove(currentTarget)}
        >
          {t("networkRemove")}
        </Button>
      </Flex>
      {reasons.map((reason) => (
        <div key={reason} id={idOf(reason)} className="pf-v5-u-font-size-sm pf-v5-u-color-200 pf-v5-u-mt-xs">
          {t(reason)}
        </div>
      ))}
    </div>
  );
};
