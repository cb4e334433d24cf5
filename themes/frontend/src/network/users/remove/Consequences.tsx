import { List, ListItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { MemberDetails, Product } from "../../api/records";
import { heldProducts } from "../heldProducts";
import { roleText } from "../roleText";

/** What goes with a member. */
export const Consequences = ({ member, products }: { member: MemberDetails; products: Product[] }) => {
  const { t } = useTranslation();
  const held = heldProducts(member, products);
  const posts = member.agentGroups.filter((group) => group.default);
  const names = (groups: MemberDetails["agentGroups"]) => groups.map(({ name }) => name).join(", ");
  return (
    <List>
      {held.map(({ clientId, name, roles }) => (
        <ListItem key={clientId}>
          {t("networkRemoveRoles", {
            product: name,
            roles: roles.map((role) => roleText(clientId, role.name)).join(", "),
          })}
        </ListItem>
      ))}
      {held.length === 0 && <ListItem>{t("networkMemberNoRoles")}</ListItem>}
      {member.agentGroups.length > 0 && (
        <ListItem>{t("networkRemoveGroups", { groups: names(member.agentGroups) })}</ListItem>
      )}
      {posts.length > 0 && <ListItem>{t("networkRemovePosts", { groups: names(posts) })}</ListItem>}
      <ListItem>{t("networkRemoveSessions")}</ListItem>
    </List>
  );
};
