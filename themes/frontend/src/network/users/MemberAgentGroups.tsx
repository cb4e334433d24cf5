import { Label, List, ListItem, Text, Title } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { MemberDetails } from "../api/records";

export const MemberAgentGroups = ({ groups }: { groups: MemberDetails["agentGroups"] }) => {
  const { t } = useTranslation();
  return (
    <section aria-label={t("networkAgentGroups")} className="pf-v5-u-mt-lg">
      <Title headingLevel="h3" size="lg" className="pf-v5-u-mb-sm">
        {t("networkAgentGroups")}
      </Title>
      {groups.length === 0 && <Text>{t("networkAgentGroupsNone")}</Text>}
      {groups.length > 0 && (
        <List isPlain aria-label={t("networkAgentGroups")}>
          {groups.map((group) => (
            <ListItem key={group.id}>
              {t("networkAgentGroup", { name: group.name, id: group.id })}{" "}
              {group.default && (
                <Label isCompact color="cyan">
                  {t("networkDefaultAgent")}
                </Label>
              )}
            </ListItem>
          ))}
        </List>
      )}
    </section>
  );
};
