import { Button, Modal, ModalVariant } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";

type LeaveDialogProps = { isOpen: boolean; onStay: () => void; onLeave: () => void };

export const LeaveDialog = ({ isOpen, onStay, onLeave }: LeaveDialogProps) => {
  const { t } = useTranslation();
  return (
    <Modal
      variant={ModalVariant.small}
      isOpen={isOpen}
      className="network-dialog"
      title={t("networkLeave")}
      titleIconVariant="warning"
      onClose={onStay}
      actions={[
        <Button key="stay" onClick={onStay}>
          {t("networkLeaveStay")}
        </Button>,
        <Button key="leave" variant="link" onClick={onLeave}>
          {t("networkLeaveLeave")}
        </Button>,
      ]}
    >
      {t("networkLeaveExplain")}
    </Modal>
  );
};
