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
import type { Agent } from "../api/records";
import { candidates } from "../api/resources";
import { useResource } from "../api/useResource";
import { sentenceOf } from "../users/errorSentence";

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

type AgentPickerProps = {
  id: string;
  isDisabled: boolean;
  /** IDs of those who are chosen already. */
  taken: string[];
  onPick: (agent: Agent) => void;
};

/** Finds members while one types, and adds one of them. */
export const AgentPicker = ({ id, isDisabled, taken, onPick }: AgentPickerProps) => {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const search = useSettled(text.trim());
  const { value, error, isLoading } = useResource(isOpen ? candidates(search) : undefined);
  const found = (value?.members ?? []).filter((agent) => !taken.includes(agent.id));
  const isWaiting = isLoading || search !== text.trim();
  const activeAgent = isWaiting ? undefined : found[Math.min(active, found.length - 1)];
  const optionId = (agent: Agent) => `${id}-option-${agent.id}`;

  const pick = (agent: Agent) => {
    onPick(agent);
    setText("");
    setActive(0);
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (isOpen && found.length > 0)
        setActive((Math.min(active, found.length - 1) + step + found.length) % found.length);
      setOpen(true);
    } else if (event.key === "Enter") {
      // never the form's: whoever searches does not want to save
      event.preventDefault();
      if (isOpen && activeAgent) pick(activeAgent);
    } else if (event.key === "Escape" && isOpen) {
      event.stopPropagation();
      setOpen(false);
    }
  };
  return (
    <Select
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={(_event, picked) => {
        const agent = found.find((one) => one.id === picked);
        if (agent) pick(agent);
      }}
      maxMenuHeight="20rem"
      isScrollable
      toggle={(toggleRef) => (
        <MenuToggle
          ref={toggleRef}
          variant="typeahead"
          isFullWidth
          isExpanded={isOpen}
          isDisabled={isDisabled}
          onClick={() => setOpen(!isOpen)}
          aria-label={t("networkGroupAgentAdd")}
        >
          <TextInputGroup isPlain isDisabled={isDisabled}>
            <TextInputGroupMain
              inputId={id}
              role="combobox"
              isExpanded={isOpen}
              aria-label={t("networkGroupAgentAdd")}
              aria-controls={`${id}-list`}
              {...(isOpen && activeAgent && { "aria-activedescendant": optionId(activeAgent) })}
              autoComplete="off"
              placeholder={t("networkUsersSearchField")}
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
      <SelectList id={`${id}-list`} aria-label={t("networkGroupAgentAdd")} aria-busy={isWaiting}>
        {found.map((agent) => (
          <SelectOption
            key={agent.id}
            id={optionId(agent)}
            value={agent.id}
            description={agent.username}
            isFocused={agent === activeAgent}
          >
            {agent.displayName}
          </SelectOption>
        ))}
        {found.length === 0 && (
          <SelectOption isAriaDisabled value="">
            {error !== undefined
              ? sentenceOf(error, t)
              : t(isWaiting ? "networkUsersLoading" : "networkGroupAgentsNoMatch")}
          </SelectOption>
        )}
      </SelectList>
    </Select>
  );
};
