import { useTranslation } from "react-i18next";
import type { Agent, Candidates } from "../api/records";
import { candidates } from "../api/resources";
import { Typeahead } from "../Typeahead";

type AgentPickerProps = {
  id: string;
  isDisabled: boolean;
  /** IDs of those who are chosen already. */
  taken: string[];
  onPick: (agent: Agent) => void;
};

/** Finds members, and adds one of them. */
export const AgentPicker = ({ id, isDisabled, taken, onPick }: AgentPickerProps) => {
  const { t } = useTranslation();
  const pick = (picked: string, { members }: Candidates) => {
    const agent = members.find((member) => member.id === picked);
    if (agent) onPick(agent);
  };
  return (
    <Typeahead
      id={id}
      label={t("networkGroupAgentAdd")}
      placeholder={t("networkUsersSearchField")}
      isDisabled={isDisabled}
      resourceOf={candidates}
      optionsOf={({ members }) =>
        members
          .filter((member) => !taken.includes(member.id))
          .map((member) => ({ id: member.id, text: member.displayName, description: member.username }))
      }
      nothing={t("networkGroupAgentsNoMatch")}
      loading={t("networkUsersLoading")}
      onPick={(option, found) => pick(option.id, found)}
    />
  );
};
