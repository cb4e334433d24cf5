import { Label } from "@patternfly/react-core";
import { CheckCircleIcon, ExclamationCircleIcon, InProgressIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import type { Mail } from "./invitationRecords";

const looks = {
  sending: { text: "networkMailSending", color: "blue", icon: <InProgressIcon /> },
  sent: { text: "networkMailSent", color: "green", icon: <CheckCircleIcon /> },
  failed: { text: "networkMailFailed", color: "red", icon: <ExclamationCircleIcon /> },
} as const;

const reasons: Record<string, string> = {
  not_configured: "networkMailNotConfigured",
  refused: "networkMailRefused",
  unreachable: "networkMailUnreachable",
};

/** What has become of the last mail, and why where it failed. */
export const MailLabel = ({ mail: { state, reason } }: { mail: Mail }) => {
  const { t } = useTranslation();
  const { text, color, icon } = looks[state];
  const why = reasons[reason ?? ""];
  return (
    <>
      <Label isCompact color={color} icon={icon}>
        {t(text)}
      </Label>
      {why && <div className="pf-v5-u-font-size-sm">{t(why)}</div>}
    </>
  );
};
