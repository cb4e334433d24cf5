import { Button } from "@patternfly/react-core";
import { EnvelopeIcon, SearchIcon } from "@patternfly/react-icons";
import { Table, Tbody, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { Delivery, Product } from "../api/records";
import type { DeliveryFilters } from "../api/resources";
import { Reason } from "../users/Reason";
import { SkeletonRows } from "../users/SkeletonRows";
import { everything, isFiltered } from "./deliveriesState";
import { DeliveryRow } from "./DeliveryRow";

type DeliveryTableProps = {
  deliveries: Delivery[];
  products: Product[];
  isLoading: boolean;
  isNarrow: boolean;
  filters: DeliveryFilters;
  onShow: (to: DeliveryFilters) => void;
  onRetry?: (delivery: Delivery) => void;
};

const columns = [
  "networkDeliveryTime",
  "networkProduct",
  "networkDeliverySubject",
  "networkDeliveryEvent",
  "networkDeliveryState",
  "networkDeliveryActions",
];

export const DeliveryTable = ({
  deliveries,
  products,
  isLoading,
  isNarrow,
  filters,
  onShow,
  onRetry,
}: DeliveryTableProps) => {
  const { t } = useTranslation();
  if (!isLoading && deliveries.length === 0) {
    return isFiltered(filters) ? (
      <Reason title={t("networkDeliveriesNoMatch")} body={t("networkDeliveriesNoMatchExplain")} icon={SearchIcon}>
        <Button variant="link" onClick={() => onShow(everything)}>
          {t("clearAllFilters")}
        </Button>
      </Reason>
    ) : (
      <Reason title={t("networkDeliveriesNone")} body={t("networkDeliveriesNoneExplain")} icon={EnvelopeIcon} />
    );
  }
  const nameOf = (clientId: string) => products.find((product) => product.clientId === clientId)?.name ?? clientId;
  return (
    <Table
      // as on the users page: not PatternFly's "grid", which promises arrow keys
      role="table"
      aria-label={t("networkDeliveries")}
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
        {!isLoading &&
          deliveries.map((delivery) => (
            <DeliveryRow key={delivery.id} delivery={delivery} product={nameOf(delivery.product)} onRetry={onRetry} />
          ))}
      </Tbody>
    </Table>
  );
};
