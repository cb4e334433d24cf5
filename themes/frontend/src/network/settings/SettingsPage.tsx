import { useRealm, ViewHeader } from "@keycloak/keycloak-admin-ui";
import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { Alert, AlertVariant, PageSection, Skeleton, Switch, Text } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isForbidden } from "../api/ApiError";
import type { Settings as Values } from "../api/records";
import { access, settings } from "../api/resources";
import { useNetworkClient } from "../api/useNetworkClient";
import { useResource } from "../api/useResource";
import { sentenceOf } from "../users/errorSentence";
import { LoadError } from "../users/LoadError";
import { NoAccess } from "../users/NoAccess";

const explanation = "network-auto-assign-explanation";

const Settings = () => {
  const { t } = useTranslation();
  const { addAlert } = useAlerts();
  const client = useNetworkClient();
  const may = useResource(access);
  const loaded = useResource(settings);
  const [saved, setSaved] = useState<Values>();
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>();
  if (isForbidden(loaded.error) || isForbidden(may.error)) return <NoAccess />;

  const values = saved ?? loaded.value;
  const save = (wanted: Values) => {
    setSaving(true);
    setError(undefined);
    client
      .send<Values>({ method: "PUT", path: settings, body: wanted })
      .then(
        (now) => {
          setSaved(now);
          addAlert(t("networkSettingsSaved"), AlertVariant.success);
        },
        (failure: unknown) => setError(failure),
      )
      .finally(() => setSaving(false));
  };
  return (
    <PageSection variant="light" aria-busy={loaded.isLoading || isSaving}>
      {loaded.error !== undefined && (
        <LoadError
          title={t("networkSettingsNotLoaded")}
          error={loaded.error}
          headingLevel="h2"
          onRetry={loaded.reload}
        />
      )}
      {loaded.isLoading && <Skeleton height="4rem" screenreaderText={t("networkSettingsLoading")} />}
      {values && (
        <>
          <Switch
            id="network-auto-assign"
            label={t("networkAutoAssign")}
            aria-describedby={explanation}
            isChecked={values.autoAssignChats}
            isDisabled={isSaving || may.value?.settings !== true}
            onChange={(_event, autoAssignChats) => save({ autoAssignChats })}
          />
          <Text id={explanation} className="pf-v5-u-mt-sm">
            {t(values.autoAssignChats ? "networkAutoAssignOn" : "networkAutoAssignOff")}
          </Text>
        </>
      )}
      {error !== undefined && (
        <Alert isInline isLiveRegion variant="danger" component="h2" title={t("networkSettingsNotSaved")}>
          {sentenceOf(error, t)}
        </Alert>
      )}
    </PageSection>
  );
};

/** What holds for the network as a whole. */
export default function SettingsPage() {
  const { realm } = useRealm();
  return (
    <>
      <ViewHeader titleKey="networkSettings" subKey="networkSettingsExplain" />
      <Settings key={realm} />
    </>
  );
}
