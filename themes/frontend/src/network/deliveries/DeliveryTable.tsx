import { Button } from "@patternfly/react-core";
import { EnvelopeIcon, SearchIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import type { Delivery, Product } from "../api/records";
import type { DeliveryFilters } from "../api/resources";
import { Reason } from "../users/Reason";
import { everything, isFiltered } from "./deliveriesState";
import { DeliveryRow } from "./DeliveryRow";
import { ListTable } from "../ListTable";

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
    <ListTable
      label={t("networkDeliveries")}
      columns={columns}
      isLoading={isLoading}
      isNarrow={isNarrow}
      expected={10}
      className="network-history-table"
    >
      {deliveries.map((delivery) => (
        <DeliveryRow key={delivery.id} delivery={delivery} product={nameOf(delivery.product)} onRetry={onRetry} />
      ))}
    </ListTable>
  );
};
