import { ActionGroup, Button, Form, FormGroup, FormSelect, FormSelectOption } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { Product } from "../api/records";
import type { DeliveryFilters } from "../api/resources";
import { states } from "./deliveriesState";
import { stateText } from "./deliveryText";

type DeliveryFilterProps = {
  filters: DeliveryFilters;
  products: Product[];
  onShow: (to: DeliveryFilters) => void;
  onReload: () => void;
  /** Undefined while one is being sent. */
  onTest?: () => void;
};

/** What is shown, and the test event for the product that is shown. */
export const DeliveryFilter = ({ filters, products, onShow, onReload, onTest }: DeliveryFilterProps) => {
  const { t } = useTranslation();
  return (
    <Form role="search" aria-label={t("networkDeliveriesFilter")} className="network-history-filters">
      <FormGroup label={t("networkProduct")} fieldId="network-delivery-product">
        <FormSelect
          id="network-delivery-product"
          value={filters.product}
          onChange={(_event, product) => onShow({ ...filters, product })}
        >
          <FormSelectOption value="" label={t("networkDeliveryAnyProduct")} />
          {products.map(({ clientId, name }) => (
            <FormSelectOption key={clientId} value={clientId} label={name} />
          ))}
        </FormSelect>
      </FormGroup>
      <FormGroup label={t("networkDeliveryState")} fieldId="network-delivery-state">
        <FormSelect
          id="network-delivery-state"
          value={filters.state}
          onChange={(_event, state) => onShow({ ...filters, state: states.find((one) => one === state) ?? "" })}
        >
          <FormSelectOption value="" label={t("networkDeliveryAnyState")} />
          {states.map((state) => (
            <FormSelectOption key={state} value={state} label={stateText(state, t)} />
          ))}
        </FormSelect>
      </FormGroup>
      <ActionGroup>
        <Button variant="secondary" onClick={onReload}>
          {t("networkDeliveriesReload")}
        </Button>
        <Button
          variant="secondary"
          isLoading={!onTest}
          isAriaDisabled={!onTest || !filters.product}
          aria-describedby={filters.product ? undefined : "network-delivery-test"}
          onClick={onTest}
        >
          {t("networkDeliveryTest")}
        </Button>
        {!filters.product && (
          <span id="network-delivery-test" className="pf-v5-u-font-size-sm pf-v5-u-align-self-center">
            {t("networkDeliveryTestExplain")}
          </span>
        )}
      </ActionGroup>
    </Form>
  );
};
