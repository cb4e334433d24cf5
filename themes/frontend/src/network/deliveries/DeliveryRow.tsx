import { Button, Label } from "@patternfly/react-core";
import { Td, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { Delivery, DeliveryState } from "../api/records";
import { EntryTime } from "../history/EntryTime";
import { useFormats } from "../users/useFormats";
import { eventsText, stateText, subjectText } from "./deliveryText";

const colors: Record<DeliveryState, "blue" | "green" | "red"> = { waiting: "blue", delivered: "green", parked: "red" };

type DeliveryRowProps = {
  delivery: Delivery;
  product: string;
  /** Undefined while one is being tried again. */
  onRetry?: (delivery: Delivery) => void;
};

export const DeliveryRow = ({ delivery, product, onRetry }: DeliveryRowProps) => {
  const { t } = useTranslation();
  const { moment, number } = useFormats();
  const { state, attempts, failure, nextAttempt } = delivery;
  const event = eventsText(delivery, t);
  const subject = subjectText(delivery, t);
  return (
    <Tr data-testid="network-delivery">
      <Td dataLabel={t("networkDeliveryTime")}>
        <EntryTime time={delivery.time} />
      </Td>
      <Td dataLabel={t("networkProduct")}>{product}</Td>
      <Td dataLabel={t("networkDeliverySubject")}>{subject}</Td>
      <Td dataLabel={t("networkDeliveryEvent")}>{event}</Td>
      <Td dataLabel={t("networkDeliveryState")}>
        <Label color={colors[state]}>{stateText(state, t)}</Label>
        {failure && (
          <div className="network-history-text">
            {t("networkDeliveryAttempts", { number: number(attempts), failure })}
          </div>
        )}
        {failure && nextAttempt && <div>{t("networkDeliveryNext", { time: moment(nextAttempt) })}</div>}
      </Td>
      <Td dataLabel={t("networkDeliveryActions")}>
        {state !== "delivered" && (
          <Button
            variant="link"
            isInline
            isAriaDisabled={!onRetry}
            aria-label={t("networkDeliveryRetryOf", { event, subject })}
            onClick={() => onRetry?.(delivery)}
          >
            {t("networkDeliveryRetry")}
          </Button>
        )}
      </Td>
    </Tr>
  );
};
