import { Label } from "@patternfly/react-core";
import { InfoCircleIcon, ShieldAltIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import type { Member } from "../api/records";

/** What is out of the ordinary about a member. */
export const MemberLabels = ({ member }: { member: Member }) => {
  const { t } = useTranslation();
  return (
    <>
      {member.cimAdmin && (
        <Label isCompact color="purple" icon={<ShieldAltIcon />} className="pf-v5-u-mr-xs">
          {t("networkCimAdmin")}
        </Label>
      )}
      {!member.enabled && (
        <Label isCompact color="red" icon={<InfoCircleIcon />}>
          {t("disabled")}
        </Label>
      )}
    </>
  );
};
