import { Alert, AlertActionLink } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { sentenceOf } from "./errorSentence";

/** `children`: other ways out than to try again. */
type LoadErrorProps = {
  title: string;
  error: unknown;
  headingLevel: "h2" | "h3";
  onRetry: () => void;
  children?: ReactNode;
};

export const LoadError = ({ title, error, headingLevel, onRetry, children }: LoadErrorProps) => {
  const { t } = useTranslation();
  return (
    <Alert
      isInline
      variant="danger"
      component={headingLevel}
      title={title}
      className="pf-v5-u-m-md"
      actionLinks={
        <>
          <AlertActionLink onClick={onRetry}>{t("tryAgain")}</AlertActionLink>
          {children}
        </>
      }
    >
      {sentenceOf(error, t)}
    </Alert>
  );
};
