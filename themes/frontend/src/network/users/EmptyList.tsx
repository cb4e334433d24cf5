import { Button } from "@patternfly/react-core";
import { SearchIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import { fromStart, isFiltered, type ListState } from "./listState";
import { Reason } from "./Reason";
import type { FilterDraft } from "./useFilterDraft";

type EmptyListProps = { state: ListState; draft: FilterDraft; onShow: (to: ListState) => void };

/** Why there are no rows, and the way out. */
export const EmptyList = ({ state, draft, onShow }: EmptyListProps) => {
  const { t } = useTranslation();
  if (state.after) {
    return (
      <Reason title={t("networkUsersPageEmpty")} body={t("networkUsersPageEmptyExplain")}>
        <Button variant="link" onClick={() => onShow(fromStart(state))}>
          {t("networkFirstPage")}
        </Button>
      </Reason>
    );
  }
  if (isFiltered(state)) {
    return (
      <Reason title={t("networkUsersNoMatch")} body={t("networkUsersNoMatchExplain")} icon={SearchIcon}>
        <Button variant="link" onClick={draft.clear}>
          {t("clearAllFilters")}
        </Button>
      </Reason>
    );
  }
  return <Reason title={t("networkUsersNone")} body={t("networkUsersAddExplain")} />;
};
