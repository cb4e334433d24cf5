import { Alert, Button, Form, Modal, ModalVariant } from "@patternfly/react-core";
import { useId, useState, type FormEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Product } from "../api/records";
import { useNetworkClient, type Change } from "../api/useNetworkClient";
import { sentenceOf } from "../users/errorSentence";
import type { NamedOffer, Offer, OfferedRoles } from "./invitationRecords";
import { OfferChoice } from "./OfferChoice";
import "../dialogs.css";

type OfferDialogProps = {
  title: string;
  submitText: string;
  /** All; what may be offered of them is shown, and what is offered already. */
  products: Product[];
  initial: NamedOffer;
  /** Whether the rest of the form is complete. */
  isReady: boolean;
  change: (offer: Offer) => Change;
  onRefused?: (failure: unknown) => void;
  onDone: () => void;
  onClose: () => void;
  /** What stands before the choice. */
  children?: (isSending: boolean) => ReactNode;
};

/** Without the products and roles that are gone, which nobody could untick. */
const known = (offered: OfferedRoles, products: Product[]): OfferedRoles =>
  Object.fromEntries(
    products
      .map(({ clientId, roles }) => ({ clientId, names: roles.map(({ name }) => name) }))
      .map(({ clientId, names }) => [clientId, names.filter((name) => offered[clientId]?.includes(name))] as const)
      .filter(([, names]) => names.length > 0),
  );

/** As the API takes it. */
const sent = ({ products, agentGroups }: NamedOffer): Offer => ({
  products,
  agentGroups: agentGroups.map(({ id, default: isDefault }) => ({ id, default: isDefault })),
});

/** A form about what an invitation offers, sent as one change. */
export const OfferDialog = ({
  title,
  submitText,
  products,
  initial,
  isReady,
  change,
  onRefused,
  onDone,
  onClose,
  children,
}: OfferDialogProps) => {
  const { t } = useTranslation();
  const client = useNetworkClient();
  const [offer, setOffer] = useState({ ...initial, products: known(initial.products, products) });
  const [error, setError] = useState<unknown>();
  const [isSending, setSending] = useState(false);
  const id = useId();
  const isComplete = isReady && (Object.keys(offer.products).length > 0 || offer.agentGroups.length > 0);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isComplete || isSending) return;
    setSending(true);
    setError(undefined);
    client.send(change(sent(offer))).then(onDone, (failure: unknown) => {
      onRefused?.(failure);
      setError(failure);
      setSending(false);
    });
  };
  const close = () => !isSending && onClose();

  return (
    <Modal
      variant={ModalVariant.large}
      isOpen
      className="network-dialog"
      title={title}
      onClose={close}
      actions={[
        <Button key="send" type="submit" form={id} isDisabled={!isComplete || isSending} isLoading={isSending}>
          {submitText}
        </Button>,
        <Button key="cancel" variant="link" isDisabled={isSending} onClick={close}>
          {t("cancel")}
        </Button>,
      ]}
    >
      <Form id={id} onSubmit={submit} aria-busy={isSending}>
        {children?.(isSending)}
        <OfferChoice
          products={products.filter(({ clientId, access }) => access.invite || clientId in initial.products)}
          offer={offer}
          isDisabled={isSending}
          onChange={setOffer}
        />
        {error !== undefined && (
          <Alert isInline isLiveRegion variant="danger" component="h2" title={t("networkNotSaved")}>
            {sentenceOf(error, t)}
          </Alert>
        )}
      </Form>
    </Modal>
  );
};
