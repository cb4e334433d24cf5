import { Button } from "@patternfly/react-core";
import { SearchIcon, UsersIcon } from "@patternfly/react-icons";
import { Table, Tbody, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { AgentGroup } from "../api/records";
import { Reason } from "../users/Reason";
import { SkeletonRows } from "../users/SkeletonRows";
import { GroupRow } from "./GroupRow";

type GroupTableProps = {
  groups: AgentGroup[];
  isLoading: boolean;
  isSearch: boolean;
  onShowAll: () => void;
  onDelete: (group: AgentGroup) => void;
};

const columns = ["networkGroupName", "networkMembers", "networkDefaultAgent", "networkGroupProjects"];

export const GroupTable = ({ groups, isLoading, isSearch, onShowAll, onDelete }: GroupTableProps) => {
  const { t } = useTranslation();
  if (!isLoading && groups.length === 0) {
    return isSearch ? (
      <Reason title={t("networkGroupsNoMatch")} body={t("networkGroupsNoMatchExplain")} icon={SearchIcon}>
        <Button variant="link" onClick={onShowAll}>
          {t("clearAllFilters")}
        </Button>
      </Reason>
    ) : (
      <Reason title={t("networkGroupsNone")} body={t("networkGroupsNoneExplain")} icon={UsersIcon} />
    );
  }
  return (
    <Table
      // as on the users page: not PatternFly's "grid", which promises arrow keys
      role="table"
      aria-label={t("networkAgentGroups")}
      aria-busy={isLoading}
      variant="compact"
      gridBreakPoint="grid-lg"
      className="network-groups"
    >
      <Thead>
        <Tr>
          {columns.map((column) => (
            <Th key={column} tooltip={null}>
              {t(column)}
            </Th>
          ))}
          <Th screenReaderText={t("networkMemberActions")} />
        </Tr>
      </Thead>
      <Tbody>
        {isLoading && <SkeletonRows rows={5} columns={columns.length + 1} />}
        {!isLoading && groups.map((group) => <GroupRow key={group.id} group={group} onDelete={onDelete} />)}
      </Tbody>
    </Table>
  );
};
