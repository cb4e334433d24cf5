import { Label } from "@patternfly/react-core";
import { BanIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import type { HistoryEntry, Product } from "../api/records";
import { entrySentence, reasonText } from "./entrySentence";

/** What was done; an attempt that was refused is marked, and says why. */
export const EntryText = ({ entry, products }: { entry: HistoryEntry; products: Product[] }) => {
  const { t } = useTranslation();
  const reason = reasonText(entry, t);
  return (
    <div className="network-history-text">
      {reason && (
        <Label isCompact color="red" icon={<BanIcon />} className="pf-v5-u-mr-sm">
          {t("networkRefused")}
        </Label>
      )}
      {entrySentence(entry, products, t)}
      {[reason, reason && entry.path].filter(Boolean).map((line) => (
        <div key={line} className="pf-v5-u-font-size-sm pf-v5-u-color-200">
          {line}
        </div>
      ))}
    </div>
  );
};
