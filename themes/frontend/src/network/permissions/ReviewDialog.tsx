import { Alert, Button, Modal, Text } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { sentenceOf } from "../users/errorSentence";
import { ReviewedRole } from "./ReviewedRole";
import { isRefused, type Review } from "./useReview";

type ReviewDialogProps = { review: Review; onSave: () => void; onClose: () => void };

/** What saving would do, role by role, before it is done; afterwards what could not be saved. */
export const ReviewDialog = ({ review, onSave, onClose }: ReviewDialogProps) => {
  const { t } = useTranslation();
  const { step, edits, error } = review;
  const isSaving = step === "saving";
  const good = edits.filter((edit) => !isRefused(edit));
  const isEmpty = step === "ready" && error === undefined && edits.length === 0;
  const close = () => !isSaving && onClose();
  return (
    <Modal
      isOpen
      variant="medium"
      title={t("networkReviewTitle")}
      onClose={close}
      actions={[
        (step !== "ready" || good.length > 0) && (
          <Button key="save" onClick={onSave} isLoading={step !== "ready"} isDisabled={step !== "ready"}>
            {t("networkReviewSave")}
          </Button>
        ),
        <Button key="close" variant="link" onClick={close} isDisabled={isSaving}>
          {t("networkReviewBack")}
        </Button>,
      ]}
    >
      <div role="status" className="pf-v5-screen-reader">
        {step === "counting" && t("networkReviewCounting")}
        {isSaving && t("networkReviewSaving")}
        {step === "ready" && good.length > 0 && t("networkReviewReady")}
      </div>
      {error !== undefined && (
        <Alert isInline variant="danger" component="h2" title={t("networkProductsNotLoaded")}>
          {sentenceOf(error, t)}
        </Alert>
      )}
      {isEmpty && <Text>{t("networkReviewNothing")}</Text>}
      {edits.map((edit) => (
        <ReviewedRole key={JSON.stringify([edit.product.clientId, edit.role.name])} edit={edit} />
      ))}
      {good.length > 1 && (
        <Text className="pf-v5-u-mt-md pf-v5-u-font-size-sm pf-v5-u-color-200">{t("networkReviewEach")}</Text>
      )}
    </Modal>
  );
};
