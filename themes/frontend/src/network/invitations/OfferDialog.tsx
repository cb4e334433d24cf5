import { Alert, Button, Form, Modal, ModalVariant } from "@patternfly/react-core";
import { useId, useState, type FormEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Product } from "../api/records";
import { useNetworkClient, type Change } from "../api/useNetworkClient";
import { sentenceOf } from "../users/errorSentence";
import type { GroupChoice, Offer } from "./invitationRecords";
import { OfferChoice } from "./OfferChoice";
import "../dialogs.css";

type OfferDialogProps = {
  title: string;
  submitText: string;
  products: Product[];
  groups: GroupChoice[];
  initial: Offer;
  /** Whether the rest of the form is complete. */
  isReady: boolean;
  change: (offer: Offer) => Change;
  onRefused?: (failure: unknown) => void;
  onDone: () => void;
  onClose: () => void;
  /** What stands before the choice. */
  children?: (isSending: boolean) => ReactNode;
};

/** A form about what an invitation offers, sent as one change. */
export const OfferDialog = ({
  title,
  submitText,
  products,
  groups,
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
  const [offer, setOffer] = useState(initial);
  const [error, setError] = useState<unknown>();
  const [isSending, setSending] = useState(false);
  const id = useId();
  const isComplete = isReady && (Object.keys(offer.products).length > 0 || offer.agentGroups.length > 0);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isComplete || isSending) return;
    setSending(true);
    setError(undefined);
    client.send(change(offer)).then(onDone, (failure: unknown) => {
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
        <OfferChoice products={products} groups={groups} offer={offer} isDisabled={isSending} onChange={setOffer} />
        {error !== undefined && (
          <Alert isInline isLiveRegion variant="danger" component="h2" title={t("networkNotSaved")}>
            {sentenceOf(error, t)}
          </Alert>
        )}
      </Form>
    </Modal>
  );
};
