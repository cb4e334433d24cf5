import {
  MenuToggle,
  Select,
  SelectList,
  SelectOption,
  TextInputGroup,
  TextInputGroupMain,
} from "@patternfly/react-core";
import { useEffect, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Resource } from "./api/resources";
import { useResource } from "./api/useResource";
import { sentenceOf } from "./users/errorSentence";

/** How long nobody types before the server is asked. */
const pause = 250;

const useSettled = (text: string) => {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
};

export type Option = { id: string; text: string; description?: string };

type TypeaheadProps<T> = {
  id: string;
  label: string;
  placeholder: string;
  isDisabled?: boolean;
  /** What answers a search; an empty one finds everything. */
  resourceOf: (search: string) => Resource<T>;
  /** What can be picked of an answer. */
  optionsOf: (found: T) => Option[];
  nothing: string;
  loading: string;
  onPick: (option: Option, found: T) => void;
};

/** Finds things while one types, and picks one of them. */
export const Typeahead = <T,>({ id, label, placeholder, nothing, loading, ...props }: TypeaheadProps<T>) => {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const search = useSettled(text.trim());
  const { value, error, isLoading } = useResource(isOpen ? props.resourceOf(search) : undefined);
  const options = value === undefined ? [] : props.optionsOf(value);
  const isWaiting = isLoading || search !== text.trim();
  const activeOption = isWaiting ? undefined : options[Math.min(active, options.length - 1)];
  const optionId = (option: Option) => `${id}-option-${option.id}`;

  const pick = (option: Option) => {
    if (value !== undefined) props.onPick(option, value);
    setText("");
    setActive(0);
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (isOpen && options.length > 0)
        setActive((Math.min(active, options.length - 1) + step + options.length) % options.length);
      setOpen(true);
    } else if (event.key === "Enter") {
      // never the form's: whoever searches does not want to save
      event.preventDefault();
      if (isOpen && activeOption) pick(activeOption);
    } else if (event.key === "Escape" && isOpen) {
      // a dialog around it listens where React does, and would close too
      event.nativeEvent.stopImmediatePropagation();
      event.stopPropagation();
      setOpen(false);
    }
  };
  return (
    <Select
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={(_event, picked) => {
        const option = options.find((one) => one.id === picked);
        if (option) pick(option);
      }}
      maxMenuHeight="20rem"
      isScrollable
      toggle={(toggleRef) => (
        <MenuToggle
          ref={toggleRef}
          variant="typeahead"
          isFullWidth
          isExpanded={isOpen}
          isDisabled={props.isDisabled}
          onClick={() => setOpen(!isOpen)}
          aria-label={label}
        >
          <TextInputGroup isPlain isDisabled={props.isDisabled}>
            <TextInputGroupMain
              inputId={id}
              role="combobox"
              isExpanded={isOpen}
              aria-label={label}
              aria-controls={`${id}-list`}
              {...(isOpen && activeOption && { "aria-activedescendant": optionId(activeOption) })}
              autoComplete="off"
              placeholder={placeholder}
              value={text}
              onClick={() => setOpen(true)}
              onChange={(_event, typed) => {
                setText(typed);
                setActive(0);
                setOpen(true);
              }}
              onKeyDown={onKeyDown}
            />
          </TextInputGroup>
        </MenuToggle>
      )}
    >
      <SelectList id={`${id}-list`} aria-label={label} aria-busy={isWaiting}>
        {options.map((option) => (
          <SelectOption
            key={option.id}
            id={optionId(option)}
            value={option.id}
            description={option.description}
            isFocused={option.id === activeOption?.id}
          >
            {option.text}
          </SelectOption>
        ))}
        {options.length === 0 && (
          <SelectOption isAriaDisabled value="">
            {error !== undefined ? sentenceOf(error, t) : isWaiting ? loading : nothing}
          </SelectOption>
        )}
      </SelectList>
    </Select>
  );
};
