import { ClipboardCopy } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { AgentGroup } from "../api/records";

/** The number by which bots name a group, to be copied. */
export const GroupNumber = ({ id }: Pick<AgentGroup, "id">) => {
  const { t } = useTranslation();
  return (
    <div className="pf-v5-u-font-size-sm pf-v5-u-color-200">
      {t("networkGroupNumber")}{" "}
      <ClipboardCopy
        variant="inline-compact"
        isReadOnly
        hoverTip={t("networkGroupCopyNumber", { id })}
        clickTip={t("networkCopied")}
      >
        {String(id)}
      </ClipboardCopy>
    </div>
  );
};
