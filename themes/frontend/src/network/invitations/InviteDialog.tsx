import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../api/ApiError";
import type { Product } from "../api/records";
import { AddressField } from "./AddressField";
import { most, type Entry } from "./addressList";
import { newInvitations } from "./invitationRecords";
import { OfferDialog } from "./OfferDialog";

type InviteDialogProps = {
  products: Product[];
  onInvited: (number: number) => void;
  onClose: () => void;
};

const nothing = { products: {}, agentGroups: [] };

/** The addresses that the server's refusal names, if it does. */
const namedBy = (failure: unknown) => {
  const details = failure instanceof ApiError ? failure.details : undefined;
  const named = details?.emails ?? details?.members;
  return Array.isArray(named) ? named.map(String) : [];
};

/** Invites people to the same roles and groups. */
export const InviteDialog = ({ products, onInvited, onClose }: InviteDialogProps) => {
  const { t } = useTranslation();
  const [entries, setEntries] = useState<Entry[]>([]);
  const [refused, setRefused] = useState<string[]>([]);
  return (
    <OfferDialog
      title={t("networkInvite")}
      submitText={t("networkInviteSend")}
      products={products}
      initial={nothing}
      isReady={entries.length > 0 && entries.length <= most && entries.every(({ isRight }) => isRight)}
      change={(offer) => ({
        method: "POST",
        path: newInvitations,
        body: { emails: entries.map(({ text }) => text), ...offer },
      })}
      onRefused={(failure) => setRefused(namedBy(failure))}
      onDone={() => onInvited(entries.length)}
      onClose={onClose}
    >
      {(isSending) => (
        <AddressField
          entries={entries}
          refused={refused}
          isDisabled={isSending}
          onChange={(changed) => {
            setEntries(changed);
            setRefused([]);
          }}
        />
      )}
    </OfferDialog>
  );
};
