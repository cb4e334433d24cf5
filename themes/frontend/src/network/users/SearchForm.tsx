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

type SearchFormProps = {
  /** Of the form. */
  label: string;
  /** What can be searched for. */
  field: string;
  text: string;
  onChange: (text: string) => void;
  onSearch: () => void;
};

/** A real form, so that Enter searches too: PatternFly's SearchInput swallows that key. */
export const SearchForm = ({ label, field: fieldLabel, text, onChange, onSearch }: SearchFormProps) => {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    onSearch();
  };
  const onClear = () => {
    onChange("");
    field.current?.focus();
  };
  return (
    <form role="search" aria-label={label} className="network-search" onSubmit={onSubmit}>
      <InputGroup>
        <InputGroupItem isFill>
          <TextInputGroup>
            <TextInputGroupMain
              innerRef={field}
              type="search"
              icon={<SearchIcon />}
              aria-label={fieldLabel}
              placeholder={fieldLabel}
              value={text}
              onChange={(_event, typed) => onChange(typed)}
            />
            {text !== "" && (
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
