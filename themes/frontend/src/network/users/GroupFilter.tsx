import { useTranslation } from "react-i18next";
import { agentGroups } from "../api/resources";
import { Typeahead } from "../Typeahead";
import type { FilterDraft } from "./useFilterDraft";

const max = 20;

/** Narrows the list to who is in an agent group, at once. */
export const GroupFilter = ({ draft }: { draft: FilterDraft }) => {
  const { t } = useTranslation();
  return (
    <Typeahead
      id="network-group-filter"
      label={t("networkGroupFilter")}
      placeholder={t("networkGroupFilter")}
      resourceOf={(search) => agentGroups(search, { max })}
      optionsOf={({ groups }) =>
        groups.map(({ id, name }) => ({ id: String(id), text: name, description: t("networkGroupNumbered", { id }) }))
      }
      nothing={t("networkGroupsNoMatch")}
      loading={t("networkGroupsLoading")}
      onPick={({ id }) => draft.addGroup(id)}
    />
  );
};
