import { Alert, Button, Modal, ModalVariant } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNetworkClient } from "../api/useNetworkClient";
import { sentenceOf } from "../users/errorSentence";
import { invitation as invitationPath, type Invitation } from "./invitationRecords";
import "../dialogs.css";

type RevokeDialogProps = { invitation: Invitation; onRevoked: () => void; onClose: () => void };

export const RevokeDialog = ({ invitation, onRevoked, onClose }: RevokeDialogProps) => {
  const { t } = useTranslation();
  const client = useNetworkClient();
  const [error, setError] = useState<unknown>();
  const [isRevoking, setRevoking] = useState(false);
  const revoke = () => {
    setRevoking(true);
    setError(undefined);
    client.send({ method: "DELETE", path: invitationPath(invitation.id) }).then(onRevoked, (failure: unknown) => {
      setError(failure);
      setRevoking(false);
    });
  };
  const close = () => !isRevoking && onClose();
  return (
    <Modal
      variant={ModalVariant.small}
      isOpen
      className="network-dialog"
      title={t("networkRevokeTitle", { address: invitation.address })}
      titleIconVariant="warning"
      onClose={close}
      actions={[
        <Button key="revoke" variant="danger" isDisabled={isRevoking} isLoading={isRevoking} onClick={revoke}>
          {t("networkRevoke")}
        </Button>,
        <Button key="cancel" variant="link" isDisabled={isRevoking} onClick={close}>
          {t("cancel")}
        </Button>,
      ]}
    >
      {t("networkRevokeExplain")}
      {error !== undefined && (
        <Alert isInline isLiveRegion variant="danger" component="h2" title={t("networkNotSaved")}>
          {sentenceOf(error, t)}
        </Alert>
      )}
    </Modal>
  );
};
