import { Button, Modal } from "@patternfly/react-core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useBlocker } from "react-router-dom";

const warn = (event: BeforeUnloadEvent) => event.preventDefault();

/** Asks before unsaved ticks are lost; the browser asks in its own words when the whole console is left. */
export const LeaveDialog = ({ isDirty }: { isDirty: boolean }) => {
  const { t } = useTranslation();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isDirty) return;
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isDirty]);
  if (blocker.state !== "blocked") return null;
  return (
    <Modal
      isOpen
      variant="small"
      titleIconVariant="warning"
      title={t("networkPermissionsLeaveTitle")}
      onClose={() => blocker.reset()}
      actions={[
        <Button key="stay" onClick={() => blocker.reset()}>
          {t("networkPermissionsLeaveStay")}
        </Button>,
        <Button key="leave" variant="link" onClick={() => blocker.proceed()}>
          {t("networkPermissionsLeaveDiscard")}
        </Button>,
      ]}
    >
      {t("networkPermissionsLeaveExplain")}
    </Modal>
  );
};
