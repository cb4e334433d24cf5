import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { AlertVariant, Button, Tooltip } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { memberExport } from "../api/resources";
import { useNetworkClient } from "../api/useNetworkClient";
import { sentenceOf } from "./errorSentence";
import type { ListState } from "./listState";
import { saveFile } from "./saveFile";

/** Saves everyone in the list, on all its pages and in its order. */
export const ExportButton = ({ state }: { state: ListState }) => {
  const { t } = useTranslation();
  const { addAlert } = useAlerts();
  const client = useNetworkClient();
  const [isBusy, setBusy] = useState(false);

  const save = async () => {
    setBusy(true);
    try {
      saveFile(await client.download(memberExport(state, state.sort)), "members.csv");
    } catch (error) {
      addAlert(t("networkNotExported"), AlertVariant.danger, sentenceOf(error, t));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Tooltip content={t("networkExportExplain")}>
      <Button variant="secondary" isLoading={isBusy} isAriaDisabled={isBusy} onClick={() => void save()}>
        {t("networkExport")}
      </Button>
    </Tooltip>
  );
};
