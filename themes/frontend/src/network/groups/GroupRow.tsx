import { Button } from "@patternfly/react-core";
import { Td, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { AgentGroup } from "../api/records";
import { useFormats } from "../users/useFormats";
import { useGroupLink } from "./addresses";
import { GroupNumber } from "./GroupNumber";

type GroupRowProps = { group: AgentGroup; onDelete: (group: AgentGroup) => void };

export const GroupRow = ({ group, onDelete }: GroupRowProps) => {
  const { t } = useTranslation();
  const { number } = useFormats();
  const { name, members, defaultAgent, projects, access } = group;
  const editLink = useGroupLink(group.id);
  return (
    <Tr data-testid="network-group">
      <Td dataLabel={t("networkGroupName")} className="network-group-text">
        {name}
        <GroupNumber id={group.id} />
      </Td>
      <Td dataLabel={t("networkMembers")}>{number(members)}</Td>
      <Td dataLabel={t("networkDefaultAgent")} className="network-group-text">
        {defaultAgent ? defaultAgent.displayName : t("networkDefaultAgentNone")}
      </Td>
      <Td dataLabel={t("networkGroupProjects")} className="network-group-text">
        {projects.join(", ") || t("networkGroupProjectsNone")}
      </Td>
      <Td isActionCell modifier="nowrap">
        {access.compose && (
          <Button variant="link" component="a" aria-label={t("networkGroupEditOf", { name })} {...editLink}>
            {t("networkEdit")}
          </Button>
        )}
        {access.edit && (
          <Button
            variant="link"
            isDanger
            aria-label={t("networkGroupDeleteOf", { name })}
            onClick={() => onDelete(group)}
          >
            {t("networkGroupDelete")}
          </Button>
        )}
      </Td>
    </Tr>
  );
};
