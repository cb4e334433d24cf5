import { Checkbox } from "@patternfly/react-core";
import { PencilAltIcon } from "@patternfly/react-icons";
import { Td } from "@patternfly/react-table";
import { useId } from "react";
import { useTranslation } from "react-i18next";

type TickCellProps = {
  permission: string;
  role: string;
  product: string;
  isTicked: boolean;
  isUnsaved: boolean;
  onTick: (wanted: boolean) => void;
};

/** `permission`, `role`, `product`: as they are called in the headings. */
export const TickCell = ({ permission, role, product, isTicked, isUnsaved, onTick }: TickCellProps) => {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Td className={isUnsaved ? "network-unsaved" : undefined}>
      <div className="network-tick">
        <Checkbox
          id={id}
          aria-label={t("networkPermissionOfRole", { permission, role, product })}
          isChecked={isTicked}
          onChange={(_event, wanted) => onTick(wanted)}
        />
        {isUnsaved && (
          <span title={t("networkUnsaved")}>
            <PencilAltIcon />
            <span className="pf-v5-screen-reader">{t("networkUnsaved")}</span>
          </span>
        )}
      </div>
    </Td>
  );
};
