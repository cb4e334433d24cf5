import { useTranslation } from "react-i18next";
import { pagingLabel, type Paging } from "./paging";
import { useFormats } from "./useFormats";

type ListStatusProps = { isLoading: boolean; hasFailed: boolean; paging: Paging };

/** Tells screen readers what sighted people see happen; an alert speaks for itself. */
export const ListStatus = ({ isLoading, hasFailed, paging }: ListStatusProps) => {
  const { t } = useTranslation();
  const { number } = useFormats();
  const shown = paging.last > 0 ? pagingLabel(paging, t, number) : t("networkUsersShownNone");
  return (
    <div role="status" className="pf-v5-screen-reader">
      {isLoading ? t("networkUsersLoading") : !hasFailed && shown}
    </div>
  );
};
