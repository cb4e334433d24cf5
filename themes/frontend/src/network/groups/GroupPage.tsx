import { useRealm } from "@keycloak/keycloak-admin-ui";
import { Button, PageSection, Skeleton, Text, TextContent } from "@patternfly/react-core";
import { LockIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router-dom";
import { isForbidden } from "../api/ApiError";
import type { AgentGroupDetails } from "../api/records";
import { access, agentGroup } from "../api/resources";
import type { Tagged } from "../api/useNetworkClient";
import { useResource, useTaggedResource } from "../api/useResource";
import { LoadError } from "../users/LoadError";
import { NoAccess } from "../users/NoAccess";
import { Reason } from "../users/Reason";
import { useWayToGroups } from "./addresses";
import { GroupForm } from "./GroupForm";
import { GroupNumber } from "./GroupNumber";
import "./groups.css";
import "../users/users.css";

const fresh: Tagged<AgentGroupDetails> = {
  value: { id: 0, name: "", members: [], defaultAgent: null, projects: [], access: { edit: true, compose: true } },
  tag: undefined,
};

const NotAllowed = () => {
  const { t } = useTranslation();
  const list = useWayToGroups();
  return (
    <Reason icon={LockIcon} title={t("networkGroupNotAllowed")} body={t("networkGroupNotAllowedExplain")}>
      <Button variant="link" isInline component="a" {...list.link}>
        {t("networkGroupsBack")}
      </Button>
    </Reason>
  );
};

const Edit = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const group = useTaggedResource(agentGroup(id));
  const list = useWayToGroups();
  if (isForbidden(group.error)) return <NoAccess />;
  return (
    <>
      <PageSection variant="light">
        <TextContent>
          <Text component="h1">
            {group.value ? t("networkGroupEditOf", { name: group.value.value.name }) : t("networkGroup")}
          </Text>
        </TextContent>
        {group.value && <GroupNumber id={group.value.value.id} />}
      </PageSection>
      <PageSection variant="light" aria-busy={group.isLoading}>
        {group.error !== undefined && (
          <LoadError title={t("networkGroupNotLoaded")} error={group.error} headingLevel="h2" onRetry={group.reload}>
            <Button variant="link" isInline component="a" {...list.link}>
              {t("networkGroupsBack")}
            </Button>
          </LoadError>
        )}
        {group.isLoading && <Skeleton height="20rem" screenreaderText={t("networkGroupsLoading")} />}
        {group.value && !group.value.value.access.compose && <NotAllowed />}
        {group.value?.value.access.compose && (
          <GroupForm key={group.value.tag} opened={group.value} onReload={group.reload} />
        )}
      </PageSection>
    </>
  );
};

const Add = () => {
  const { t } = useTranslation();
  const may = useResource(access);
  if (isForbidden(may.error)) return <NoAccess />;
  return (
    <>
      <PageSection variant="light">
        <TextContent>
          <Text component="h1">{t("networkGroupAdd")}</Text>
        </TextContent>
      </PageSection>
      <PageSection variant="light" aria-busy={may.isLoading}>
        {may.error !== undefined && (
          <LoadError title={t("networkGroupNotLoaded")} error={may.error} headingLevel="h2" onRetry={may.reload} />
        )}
        {may.isLoading && <Skeleton height="20rem" screenreaderText={t("networkGroupsLoading")} />}
        {may.value && may.value.agentGroups !== "all" && <NotAllowed />}
        {may.value?.agentGroups === "all" && <GroupForm opened={fresh} />}
      </PageSection>
    </>
  );
};

/** The form of one group, or of a new one. */
export default function GroupPage() {
  const { realm } = useRealm();
  const { id = "" } = useParams();
  // another realm or group is another form: nothing of the old one stays
  return id === "new" ? <Add key={realm} /> : <Edit key={`${realm}/${id}`} id={id} />;
}
