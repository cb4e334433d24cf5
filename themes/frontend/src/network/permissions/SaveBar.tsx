import { Alert, AlertActionCloseButton, Button } from "@patternfly/react-core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../users/useFormats";

type SaveBarProps = {
  /** How many cells are unsaved. */
  size: number;
  /** How many roles have just been saved. */
  savedRoles: number;
  onReview: () => void;
  onDiscard: () => void;
  onMessageClose: () => void;
};

/** Stays in sight below the matrices as long as it has anything to say. */
export const SaveBar = ({ size, savedRoles, onReview, onDiscard, onMessageClose }: SaveBarProps) => {
  const { t } = useTranslation();
  const { number } = useFormats();
  const message = useRef<HTMLDivElement>(null);
  // the button that had the focus is gone when nothing is left to be saved
  useEffect(() => {
    if (savedRoles > 0) message.current?.focus();
  }, [savedRoles]);
  return (
    <div className={size + savedRoles > 0 ? "network-save-bar" : undefined}>
      {savedRoles > 0 && (
        <div ref={message} tabIndex={-1} className="network-saved">
          <Alert
            isInline
            isLiveRegion
            variant="success"
            component="h2"
            title={t("networkPermissionsSaved", { number: number(savedRoles) })}
            actionClose={<AlertActionCloseButton aria-label={t("networkMessageClose")} onClose={onMessageClose} />}
          />
        </div>
      )}
      <div role="status">{size > 0 && <b>{t("networkUnsavedNumber", { number: number(size) })}</b>}</div>
      {size > 0 && (
        <>
          <Button onClick={onReview}>{t("networkReview")}</Button>
          <Button variant="link" onClick={onDiscard}>
            {t("networkDiscard")}
          </Button>
        </>
      )}
    </div>
  );
};
