import { Button, Checkbox, Flex, FlexItem, FormGroup } from "@patternfly/react-core";
import { TimesIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import { agentGroups } from "../api/resources";
import { Typeahead } from "../Typeahead";
import { groupText } from "./offerText";
import type { NamedGroup } from "./invitationRecords";

type GroupsChoiceProps = {
  chosen: NamedGroup[];
  isDisabled: boolean;
  onChange: (chosen: NamedGroup[]) => void;
};

/** As many as one can look through; who types finds the others. */
const max = 20;

/** The agent groups to offer, found while one types, and of which to be the default agent. */
export const GroupsChoice = ({ chosen, isDisabled, onChange }: GroupsChoiceProps) => {
  const { t } = useTranslation();
  const add = (id: number, name: string) =>
    chosen.some((group) => group.id === id) || onChange([...chosen, { id, name, default: false }]);
  return (
    <FormGroup role="group" label={t("networkInviteGroups")} isStack data-testid="network-offer-groups">
      <Typeahead
        id="network-offer-group"
        label={t("networkInviteGroupAdd")}
        placeholder={t("networkInviteGroupAdd")}
        isDisabled={isDisabled}
        resourceOf={(search) => agentGroups(search, { max })}
        optionsOf={({ groups }) =>
          groups.map(({ id, name }) => ({ id: String(id), text: name, description: t("networkGroupNumbered", { id }) }))
        }
        nothing={t("networkGroupsNoMatch")}
        loading={t("networkGroupsLoading")}
        onPick={({ id, text }) => add(Number(id), text)}
      />
      {chosen.map((group) => (
        <Flex
          key={group.id}
          alignItems={{ default: "alignItemsCenter" }}
          data-testid={`network-offer-group-${group.id}`}
        >
          <FlexItem className="network-offer-group-name">{groupText(group)}</FlexItem>
          <Checkbox
            id={`network-offer-default-${group.id}`}
            label={t("networkInviteDefault")}
            aria-label={t("networkInviteAsDefault", { group: groupText(group) })}
            isChecked={group.default}
            isDisabled={isDisabled}
            onChange={(_event, isTicked) =>
              onChange(chosen.map((one) => (one === group ? { ...one, default: isTicked } : one)))
            }
          />
          <Button
            variant="plain"
            icon={<TimesIcon />}
            aria-label={t("networkInviteGroupRemove", { group: groupText(group) })}
            isDisabled={isDisabled}
            onClick={() => onChange(chosen.filter((one) => one !== group))}
          />
        </Flex>
      ))}
    </FormGroup>
  );
};
