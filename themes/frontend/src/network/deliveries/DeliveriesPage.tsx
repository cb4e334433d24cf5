import { useRealm, ViewHeader } from "@keycloak/keycloak-admin-ui";
import { PageSection } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router-dom";
import { isForbidden } from "../api/ApiError";
import { products as productsResource, type DeliveryFilters } from "../api/resources";
import { useResource } from "../api/useResource";
import { LoadMore } from "../LoadMore";
import { LoadError } from "../users/LoadError";
import { NoAccess } from "../users/NoAccess";
import { useFormats } from "../users/useFormats";
import { useIsNarrow } from "../users/useIsNarrow";
import { addressOf, filtersOf } from "./deliveriesState";
import { DeliveryFilter } from "./DeliveryFilter";
import { DeliveryTable } from "./DeliveryTable";
import { useDeliveries } from "./useDeliveries";
import "../history/history.css";

/** The columns take about as much room as a list of users with so many products. */
const comparableProducts = 4;

const moreTexts = { all: "networkDeliveriesAll", failed: "networkDeliveriesNotLoaded" };

const Deliveries = () => {
  const { t } = useTranslation();
  const { number } = useFormats();
  const [params, setParams] = useSearchParams();
  const filters = filtersOf(params);
  const { deliveries, isLoading, error, reload, more, isSending, retry, test } = useDeliveries(filters);
  const products = useResource(productsResource);
  const [frame, isNarrow] = useIsNarrow<HTMLDivElement>(comparableProducts);
  if (isForbidden(error)) return <NoAccess />;

  const show = (to: DeliveryFilters) => setParams(addressOf(to));
  const all = products.value ?? [];
  const chosen = all.find(({ clientId }) => clientId === filters.product);
  const isWaiting = isLoading || products.isLoading;
  return (
    <PageSection variant="light">
      <div ref={frame}>
        <div role="status" className="pf-v5-screen-reader">
          {isWaiting || more.isLoading
            ? t("networkDeliveriesLoading")
            : deliveries && t("networkDeliveriesShown", { number: number(deliveries.length) })}
        </div>
        <DeliveryFilter
          filters={filters}
          products={all}
          onShow={show}
          onReload={reload}
          onTest={isSending ? undefined : () => chosen && void test(chosen)}
        />
        {error !== undefined && (
          <LoadError title={t("networkDeliveriesNotLoaded")} error={error} headingLevel="h2" onRetry={reload} />
        )}
        {error === undefined && (
          <DeliveryTable
            deliveries={deliveries ?? []}
            products={all}
            isLoading={isWaiting}
            isNarrow={isNarrow}
            filters={filters}
            onShow={show}
            onRetry={isSending ? undefined : (delivery) => void retry(delivery)}
          />
        )}
        {!isWaiting && <LoadMore more={more} texts={moreTexts} />}
      </div>
    </PageSection>
  );
};

/** What the products were told, newest first. */
export default function DeliveriesPage() {
  const { realm } = useRealm();
  return (
    <>
      <ViewHeader titleKey="networkDeliveries" subKey="networkDeliveriesExplain" />
      <Deliveries key={realm} />
    </>
  );
}
