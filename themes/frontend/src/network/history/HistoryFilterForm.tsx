import {
  ActionGroup,
  Button,
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  TextInput,
} from "@patternfly/react-core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { HistoryFilters } from "../api/resources";
import { isFiltered } from "./historyState";

type HistoryFilterFormProps = {
  filters: HistoryFilters;
  /** Who the people are that the filters name by their IDs, as far as known. */
  names: Partial<HistoryFilters>;
  onShow: (to: HistoryFilters) => void;
  /** The filters stay as they are. */
  onReload: () => void;
};

const nobody: HistoryFilters = { user: "", actor: "" };

const ThatIs = ({ name }: { name: string | undefined }) => {
  const { t } = useTranslation();
  if (!name) return null;
  return (
    <FormHelperText>
      <HelperText>
        <HelperTextItem>{t("networkHistoryThatIs", { name })}</HelperTextItem>
      </HelperText>
    </FormHelperText>
  );
};

/** Exact user names (or IDs, as in links): the history also knows people who are gone. */
export const HistoryFilterForm = ({ filters, names, onShow, onReload }: HistoryFilterFormProps) => {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(filters);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = { user: draft.user.trim(), actor: draft.actor.trim() };
    if (wanted.user === filters.user && wanted.actor === filters.actor) onReload();
    else onShow(wanted);
  };
  const clear = () => {
    setDraft(nobody);
    if (isFiltered(filters)) onShow(nobody);
  };
  return (
    <Form role="search" aria-label={t("networkHistorySearch")} className="network-history-filters" onSubmit={onSubmit}>
      <FormGroup label={t("networkHistoryMember")} fieldId="network-history-user">
        <TextInput
          id="network-history-user"
          placeholder={t("username")}
          value={draft.user}
          onChange={(_event, user) => setDraft({ ...draft, user })}
        />
        <ThatIs name={names.user} />
      </FormGroup>
      <FormGroup label={t("networkHistoryActor")} fieldId="network-history-actor">
        <TextInput
          id="network-history-actor"
          placeholder={t("username")}
          value={draft.actor}
          onChange={(_event, actor) => setDraft({ ...draft, actor })}
        />
        <ThatIs name={names.actor} />
      </FormGroup>
      <ActionGroup>
        <Button type="submit" variant="secondary">
          {t("search")}
        </Button>
        {(isFiltered(filters) || isFiltered(draft)) && (
          <Button variant="link" onClick={clear}>
            {t("clearAllFilters")}
          </Button>
        )}
      </ActionGroup>
    </Form>
  );
};
