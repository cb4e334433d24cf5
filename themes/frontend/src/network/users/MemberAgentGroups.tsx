import { Button, Label, List, ListItem, Text, Title } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { MemberDetails } from "../api/records";
import { useGroupLink } from "../groups/addresses";

type Group = MemberDetails["agentGroups"][number];

const GroupLink = ({ id, text }: { id: Group["id"]; text: string }) => (
  <Button variant="link" isInline component="a" {...useGroupLink(id)}>
    {text}
  </Button>
);

/** `isLinked`: to the forms of the groups, where who is in them is changed. */
type MemberAgentGroupsProps = { groups: Group[]; isLinked?: boolean; headingLevel?: "h2" | "h3" };

export const MemberAgentGroups = ({ groups, isLinked, headingLevel = "h3" }: MemberAgentGroupsProps) => {
  const { t } = useTranslation();
  const text = ({ name, id }: Group) => t("networkAgentGroup", { name, id });
  return (
    <section aria-label={t("networkAgentGroups")} className="pf-v5-u-mt-lg">
      <Title headingLevel={headingLevel} size="lg" className="pf-v5-u-mb-sm">
        {t("networkAgentGroups")}
      </Title>
      {groups.length === 0 && <Text>{t("networkAgentGroupsNone")}</Text>}
      {groups.length > 0 && (
        <List isPlain aria-label={t("networkAgentGroups")}>
          {groups.map((group) => (
            <ListItem key={group.id}>
              {isLinked ? <GroupLink id={group.id} text={text(group)} /> : text(group)}{" "}
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
