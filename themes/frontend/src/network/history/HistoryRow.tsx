import { Td, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { HistoryEntry, Product } from "../api/records";
import { EntryText } from "./EntryText";
import { EntryTime } from "./EntryTime";
import { viaText } from "./entrySentence";

/** A person who was never named, e.g. the server itself, is a dash. */
const name = (person: HistoryEntry["actor"]) => person?.username ?? person?.id ?? "—";

export const HistoryRow = ({ entry, products }: { entry: HistoryEntry; products: Product[] }) => {
  const { t } = useTranslation();
  return (
    <Tr data-testid="network-history-entry">
      <Td dataLabel={t("networkHistoryTime")}>
        <EntryTime time={entry.time} />
      </Td>
      <Td dataLabel={t("networkHistoryActor")}>{name(entry.actor)}</Td>
      <Td dataLabel={t("networkHistoryMember")}>{name(entry.member)}</Td>
      <Td dataLabel={t("networkHistoryAction")}>
        <EntryText entry={entry} products={products} />
      </Td>
      <Td dataLabel={t("networkHistoryVia")}>{viaText(entry, t)}</Td>
    </Tr>
  );
};
