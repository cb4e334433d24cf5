import {
  Button,
  InputGroup,
  InputGroupItem,
  TextInputGroup,
  TextInputGroupMain,
  TextInputGroupUtilities,
} from "@patternfly/react-core";
import { SearchIcon, TimesIcon } from "@patternfly/react-icons";
import { useRef, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { FilterDraft } from "./useFilterDraft";

/** A real form, so that Enter searches too: PatternFly's SearchInput swallows that key. */
export const SearchForm = ({ draft }: { draft: FilterDraft }) => {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    draft.apply();
  };
  const onClear = () => {
    draft.setSearch("");
    field.current?.focus();
  };
  return (
    <form role="search" aria-label={t("networkUsersSearch")} className="network-search" onSubmit={onSubmit}>
      <InputGroup>
        <InputGroupItem isFill>
          <TextInputGroup>
            <TextInputGroupMain
              innerRef={field}
              type="search"
              icon={<SearchIcon />}
              aria-label={t("networkUsersSearchField")}
              placeholder={t("networkUsersSearchField")}
              value={draft.search}
              onChange={(_event, text) => draft.setSearch(text)}
            />
            {draft.search !== "" && (
              <TextInputGroupUtilities>
                <Button variant="plain" aria-label={t("networkUsersSearchClear")} onClick={onClear}>
                  <TimesIcon />
                </Button>
              </TextInputGroupUtilities>
            )}
          </TextInputGroup>
        </InputGroupItem>
        <InputGroupItem>
          <Button type="submit" variant="control">
            {t("search")}
          </Button>
        </InputGroupItem>
      </InputGroup>
    </form>
  );
};
