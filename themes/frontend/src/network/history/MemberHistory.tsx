import { useRealm } from "@keycloak/keycloak-admin-ui";
import { List, ListItem, Skeleton, Text, Title } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import type { Member, Product } from "../api/records";
import { access, history } from "../api/resources";
import { useResource } from "../api/useResource";
import { LoadError } from "../users/LoadError";
import { EntryText } from "./EntryText";
import { EntryTime } from "./EntryTime";
import { addressOf } from "./historyState";

type MemberHistoryProps = { member: Member; products: Product[] };

const max = 5;

const LastChanges = ({ member, products }: MemberHistoryProps) => {
  const { t } = useTranslation();
  const { realm } = useRealm();
  const changesOfMember = { user: member.id, actor: "" };
  const { value, isLoading, error, reload } = useResource(history(changesOfMember, { max }));
  return (
    <section aria-label={t("networkLastChanges")} className="pf-v5-u-mt-lg">
      <Title headingLevel="h3" size="lg" className="pf-v5-u-mb-sm">
        {t("networkLastChanges")}
      </Title>
      {isLoading && <Skeleton height="6rem" screenreaderText={t("networkHistoryLoading")} />}
      {error !== undefined && (
        <LoadError title={t("networkHistoryNotLoaded")} error={error} headingLevel="h3" onRetry={reload} />
      )}
      {value?.entries.length === 0 && <Text>{t("networkLastChangesNone")}</Text>}
      {value && value.entries.length > 0 && (
        <>
          <List isPlain aria-label={t("networkLastChanges")}>
            {value.entries.map((entry) => (
              <ListItem key={entry.id}>
                <EntryText entry={entry} products={products} />
                <div className="pf-v5-u-font-size-sm pf-v5-u-color-200">
                  <EntryTime time={entry.time} />
                  {entry.actor?.username && `, ${t("networkHistoryBy", { name: entry.actor.username })}`}
                </div>
              </ListItem>
            ))}
          </List>
          <Text className="pf-v5-u-mt-sm">
            <Link
              to={{
                pathname: `/${encodeURIComponent(realm)}/network/history`,
                search: addressOf(changesOfMember).toString(),
              }}
            >
              {t("networkLastChangesAll")}
            </Link>
          </Text>
        </>
      )}
    </section>
  );
};

/** The last changes of one member, for who may read the history. */
export const MemberHistory = (props: MemberHistoryProps) => {
  const { value: may } = useResource(access);
  return may?.history ? <LastChanges {...props} /> : null;
};
