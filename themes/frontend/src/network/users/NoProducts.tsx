import { Alert } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";

/** The users are still shown: only the columns are missing. */
export const NoProducts = () => {
  const { t } = useTranslation();
  return (
    <Alert isInline variant="info" component="h2" title={t("networkNoProducts")} className="pf-v5-u-m-md">
      {t("networkNoProductsExplain")}
    </Alert>
  );
};
