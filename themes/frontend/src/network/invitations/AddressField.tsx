import {
  Button,
  Chip,
  ChipGroup,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  InputGroup,
  InputGroupItem,
  TextInput,
} from "@patternfly/react-core";
import { useId, useState, type ClipboardEvent, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { entriesIn, most, together, type Entry } from "./addressList";

type AddressFieldProps = {
  entries: Entry[];
  /** What the server did not take. */
  refused: string[];
  isDisabled: boolean;
  onChange: (entries: Entry[]) => void;
};

/** Addresses one by one: typed and confirmed, or pasted many at once. */
export const AddressField = ({ entries, refused, isDisabled, onChange }: AddressFieldProps) => {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState("");

  const add = (text: string) => {
    onChange(together(entries, entriesIn(text)));
    setTyped("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (typed.trim() !== "" && ["Enter", ",", ";", " "].includes(event.key)) {
      event.preventDefault();
      add(typed);
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    add(`${typed} ${event.clipboardData.getData("text")}`);
  };
  const isWrong = ({ text, isRight }: Entry) => !isRight || refused.includes(text);
  const wrong = entries.filter(isWrong);
  const problem =
    wrong.length > 0
      ? t("networkInviteWrong", { addresses: wrong.map(({ text }) => text).join(", ") })
      : entries.length > most
        ? t("networkInviteTooMany", { most })
        : undefined;

  return (
    <FormGroup label={t("networkInviteAddresses")} fieldId={id} isRequired>
      <InputGroup>
        <InputGroupItem isFill>
          <TextInput
            id={id}
            value={typed}
            isDisabled={isDisabled}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            aria-describedby={`${id}-help`}
            onChange={(_event, text) => setTyped(text)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
          />
        </InputGroupItem>
        <InputGroupItem>
          <Button variant="control" isDisabled={isDisabled || typed.trim() === ""} onClick={() => add(typed)}>
            {t("networkInviteAdd")}
          </Button>
        </InputGroupItem>
      </InputGroup>
      <FormHelperText>
        <HelperText id={`${id}-help`} isLiveRegion>
          <HelperTextItem variant={problem ? "error" : "default"}>
            {problem ?? t("networkInviteAddressesHelp", { most })}
          </HelperTextItem>
        </HelperText>
      </FormHelperText>
      <ChipGroup aria-label={t("networkInviteAddresses")} numChips={most * 2} className="pf-v5-u-mt-sm">
        {entries.map((entry) => (
          <Chip
            key={entry.text}
            className={isWrong(entry) ? "network-invite-wrong" : undefined}
            closeBtnAriaLabel={t("networkInviteRemove")}
            onClick={() => onChange(entries.filter((other) => other !== entry))}
          >
            {entry.text}
          </Chip>
        ))}
      </ChipGroup>
    </FormGroup>
  );
};
