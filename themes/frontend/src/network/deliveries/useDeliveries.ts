import { AlertVariant } from "@patternfly/react-core";
import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Delivery, Product } from "../api/records";
import { deliveries, retryOf, testDelivery, type DeliveryFilters } from "../api/resources";
import { useNetworkClient } from "../api/useNetworkClient";
import { usePages } from "../api/usePages";
import { sentenceOf } from "../users/errorSentence";

const max = 50;

/** The deliveries, as far as they have been asked for, and what can be done about them. */
export const useDeliveries = (filters: DeliveryFilters) => {
  const { t } = useTranslation();
  const { addAlert } = useAlerts();
  const client = useNetworkClient();
  const { pages, ...rest } = usePages((after) => deliveries(filters, { max, after }));
  const [isSending, setSending] = useState(false);

  const post = async (path: string, body: unknown, done: string, notDone: string) => {
    setSending(true);
    try {
      await client.send({ method: "POST", path, body });
      addAlert(done, AlertVariant.success);
    } catch (error) {
      addAlert(notDone, AlertVariant.danger, sentenceOf(error, t));
    } finally {
      setSending(false);
      rest.reload();
    }
  };

  return {
    deliveries: pages?.flatMap((page) => page.deliveries),
    ...rest,
    isSending,
    retry: ({ id }: Delivery) =>
      post(retryOf(id), undefined, t("networkDeliveryRetried"), t("networkDeliveryNotRetried")),
    test: ({ clientId, name }: Pick<Product, "clientId" | "name">) =>
      post(
        testDelivery,
        { product: clientId },
        t("networkDeliveryTested", { product: name }),
        t("networkDeliveryNotTested"),
      ),
  };
};
