import { Button } from "@patternfly/react-core";
import { HistoryIcon, SearchIcon } from "@patternfly/react-icons";
import { Table, Tbody, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { HistoryEntry, Product } from "../api/records";
import type { HistoryFilters } from "../api/resources";
import { Reason } from "../users/Reason";
import { SkeletonRows } from "../users/SkeletonRows";
import { HistoryRow } from "./HistoryRow";
import { isFiltered } from "./historyState";

type HistoryTableProps = {
  entries: HistoryEntry[];
  products: Product[];
  isLoading: boolean;
  isNarrow: boolean;
  filters: HistoryFilters;
  onShow: (to: HistoryFilters) => void;
};

const columns = [
  "networkHistoryTime",
  "networkHistoryActor",
  "networkHistoryMember",
  "networkHistoryAction",
  "networkHistoryVia",
];

export const HistoryTable = ({ entries, products, isLoading, isNarrow, filters, onShow }: HistoryTableProps) => {
  const { t } = useTranslation();
  if (!isLoading && entries.length === 0) {
    return isFiltered(filters) ? (
      <Reason title={t("networkHistoryNoMatch")} body={t("networkHistoryNoMatchExplain")} icon={SearchIcon}>
        <Button variant="link" onClick={() => onShow({ user: "", actor: "" })}>
          {t("clearAllFilters")}
        </Button>
      </Reason>
    ) : (
      <Reason title={t("networkHistoryNone")} body={t("networkHistoryNoneExplain")} icon={HistoryIcon} />
    );
  }
  return (
    <Table
      // as on the users page: not PatternFly's "grid", which promises arrow keys
      role="table"
      aria-label={t("networkHistory")}
      aria-busy={isLoading}
      variant="compact"
      gridBreakPoint={isNarrow ? "grid" : ""}
      className="network-history-table"
    >
      <Thead>
        <Tr>
          {columns.map((column) => (
            <Th key={column} tooltip={null} modifier="nowrap">
              {t(column)}
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {isLoading && <SkeletonRows rows={10} columns={columns.length} />}
        {!isLoading && entries.map((entry) => <HistoryRow key={entry.id} entry={entry} products={products} />)}
      </Tbody>
    </Table>
  );
};
