import { List, ListItem, Text, Title } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { Change } from "./changes";

/** What saving would do; told to screen readers as it changes. */
export const ChangeSummary = ({ changes }: { changes: Change[] }) => {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="network-edit-changes">
      <Title headingLevel="h2" size="md" id="network-edit-changes">
        {t("networkChanges")}
      </Title>
      <div aria-live="polite" data-testid="network-edit-changes">
        {changes.length === 0 && <Text>{t("networkChangesNone")}</Text>}
        {changes.length > 0 && (
          <List isPlain className="network-changes">
            {changes.map(({ clientId, name, before, after, isRevoked }) => (
              <ListItem key={clientId}>
                {t("networkChange", { product: name, before, after })}
                {isRevoked && ` ${t("networkChangeRevoked", { product: name })}`}
              </ListItem>
            ))}
          </List>
        )}
      </div>
    </section>
  );
};
