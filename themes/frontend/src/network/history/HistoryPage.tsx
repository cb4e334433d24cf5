import { useRealm, ViewHeader } from "@keycloak/keycloak-admin-ui";
import { PageSection } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router-dom";
import { isForbidden } from "../api/ApiError";
import { products as productsResource, type HistoryFilters } from "../api/resources";
import { useResource } from "../api/useResource";
import { LoadMore } from "../LoadMore";
import { LoadError } from "../users/LoadError";
import { NoAccess } from "../users/NoAccess";
import { useFormats } from "../users/useFormats";
import { useIsNarrow } from "../users/useIsNarrow";
import { addressOf, filtersOf, namesOf } from "./historyState";
import { HistoryFilterForm } from "./HistoryFilterForm";
import { HistoryTable } from "./HistoryTable";
import { useHistory } from "./useHistory";
import "./history.css";

/** The columns take about as much room as a list of users with so many products. */
const comparableProducts = 3;

const moreTexts = { all: "networkHistoryAll", failed: "networkHistoryNotLoaded" };

const History = () => {
  const { t } = useTranslation();
  const { number } = useFormats();
  const [params, setParams] = useSearchParams();
  const filters = filtersOf(params);
  const { entries, isLoading, error, reload, more } = useHistory(filters);
  // only for names: without them the entries show what the server calls things
  const products = useResource(productsResource);
  const [frame, isNarrow] = useIsNarrow<HTMLDivElement>(comparableProducts);
  if (isForbidden(error)) return <NoAccess />;

  const show = (to: HistoryFilters) => setParams(addressOf(to));
  const isWaiting = isLoading || products.isLoading;
  return (
    <PageSection variant="light" className="network-history">
      <div ref={frame}>
        <div role="status" className="pf-v5-screen-reader">
          {isWaiting || more.isLoading
            ? t("networkHistoryLoading")
            : entries && t("networkHistoryShown", { number: number(entries.length) })}
        </div>
        <HistoryFilterForm
          key={addressOf(filters).toString()}
          filters={filters}
          names={namesOf(filters, entries ?? [])}
          onShow={show}
          onReload={reload}
        />
        {error !== undefined && (
          <LoadError title={t("networkHistoryNotLoaded")} error={error} headingLevel="h2" onRetry={reload} />
        )}
        {error === undefined && (
          <HistoryTable
            entries={entries ?? []}
            products={products.value ?? []}
            isLoading={isWaiting}
            isNarrow={isNarrow}
            filters={filters}
            onShow={show}
          />
        )}
        {!isWaiting && <LoadMore more={more} texts={moreTexts} />}
      </div>
    </PageSection>
  );
};

/** Who changed what for whom, newest first. */
export default function HistoryPage() {
  const { realm } = useRealm();
  return (
    <>
      <ViewHeader titleKey="networkHistory" subKey="networkHistoryExplain" />
      <History key={realm} />
    </>
  );
}
