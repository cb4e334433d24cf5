import { Button, Label, Radio, Text } from "@patternfly/react-core";
import { MinusCircleIcon } from "@patternfly/react-icons";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { Agent, GroupMember } from "../api/records";

type AgentTableProps = {
  members: GroupMember[];
  /** The ID; undefined for nobody. */
  defaultAgent: Agent["id"] | undefined;
  isDisabled: boolean;
  onDefault: (id: Agent["id"] | undefined) => void;
  onRemove: (agent: Agent) => void;
};

/** Who is in a group, one of whom, or nobody, is its default agent. */
export const AgentTable = ({ members, defaultAgent, isDisabled, onDefault, onRemove }: AgentTableProps) => {
  const { t } = useTranslation();
  if (members.length === 0) return <Text className="pf-v5-u-mt-md">{t("networkGroupAgentsNone")}</Text>;
  return (
    <Table
      role="table"
      aria-label={t("networkGroupAgents")}
      variant="compact"
      gridBreakPoint="grid-md"
      className="network-groups pf-v5-u-mt-md"
    >
      <Thead>
        <Tr>
          <Th tooltip={null}>{t("networkGroupAgent")}</Th>
          <Th tooltip={null}>{t("networkDefaultAgent")}</Th>
          <Th screenReaderText={t("networkMemberActions")} />
        </Tr>
      </Thead>
      <Tbody>
        {members.map((member) => (
          <Tr key={member.id} data-testid="network-group-agent">
            <Td dataLabel={t("networkGroupAgent")} className="network-group-text">
              {member.displayName}{" "}
              {!member.enabled && (
                <Label isCompact color="red">
                  {t("disabled")}
                </Label>
              )}
              <div className="pf-v5-u-font-size-sm pf-v5-u-color-200">{member.username}</div>
            </Td>
            <Td dataLabel={t("networkDefaultAgent")}>
              <Radio
                id={`network-default-${member.id}`}
                name="network-default-agent"
                aria-label={t("networkDefaultAgentIs", { name: member.displayName })}
                isChecked={member.id === defaultAgent}
                isDisabled={isDisabled || !member.enabled}
                onChange={() => onDefault(member.id)}
              />
            </Td>
            <Td isActionCell>
              <Button
                variant="plain"
                isDisabled={isDisabled}
                aria-label={t("networkGroupTakeOut", { name: member.displayName })}
                onClick={() => onRemove(member)}
              >
                <MinusCircleIcon />
              </Button>
            </Td>
          </Tr>
        ))}
        <Tr>
          <Td dataLabel={t("networkGroupAgent")}>{t("networkDefaultAgentNone")}</Td>
          <Td dataLabel={t("networkDefaultAgent")}>
            <Radio
              id="network-default-nobody"
              name="network-default-agent"
              aria-label={t("networkDefaultAgentNone")}
              isChecked={defaultAgent === undefined}
              isDisabled={isDisabled}
              onChange={() => onDefault(undefined)}
            />
          </Td>
          <Td isActionCell />
        </Tr>
      </Tbody>
    </Table>
  );
};
