import { LockIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import { Reason } from "./Reason";

export const NoAccess = () => {
  const { t } = useTranslation();
  return <Reason icon={LockIcon} title={t("networkNoAccess")} body={t("networkNoAccessExplain")} />;
};
