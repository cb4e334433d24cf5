import { Button } from "@patternfly/react-core";
import { HistoryIcon, SearchIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import type { HistoryEntry, Product } from "../api/records";
import type { HistoryFilters } from "../api/resources";
import { Reason } from "../users/Reason";
import { HistoryRow } from "./HistoryRow";
import { isFiltered } from "./historyState";
import { ListTable } from "../ListTable";

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
    <ListTable
      label={t("networkHistory")}
      columns={columns}
      isLoading={isLoading}
      isNarrow={isNarrow}
      expected={10}
      className="network-history-table"
    >
      {entries.map((entry) => (
        <HistoryRow key={entry.id} entry={entry} products={products} />
      ))}
    </ListTable>
  );
};
