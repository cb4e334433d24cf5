import { CheckIcon } from "@patternfly/react-icons";
import { Td } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";

/** A sign for the eye, a word for screen readers. */
export const ReadOnlyCell = ({ isYes }: { isYes: boolean }) => {
  const { t } = useTranslation();
  return (
    <Td>
      {isYes ? <CheckIcon /> : <span aria-hidden="true">—</span>}
      <span className="pf-v5-screen-reader">{t(isYes ? "yes" : "no")}</span>
    </Td>
  );
};
