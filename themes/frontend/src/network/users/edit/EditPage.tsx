import { useRealm } from "@keycloak/keycloak-admin-ui";
import { Button, PageSection, Skeleton, Text, TextContent } from "@patternfly/react-core";
import { LockIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router-dom";
import { isForbidden } from "../../api/ApiError";
import { access, member as memberResource, products } from "../../api/resources";
import { useResource, useTaggedResource } from "../../api/useResource";
import { useWayToList } from "../addresses";
import { denialsOf } from "../denials";
import { LoadError } from "../LoadError";
import { MemberLabels } from "../MemberLabels";
import { memberNames } from "../memberNames";
import { NoAccess } from "../NoAccess";
import { NoProducts } from "../NoProducts";
import { Reason } from "../Reason";
import { EditForm } from "./EditForm";
import "../users.css";

const Edit = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const may = useResource(access);
  const catalogue = useResource(products);
  const details = useTaggedResource(memberResource(id));
  const list = useWayToList(id);

  const parts = [may, catalogue, details];
  if (parts.some(({ error }) => isForbidden(error))) return <NoAccess />;
  const failed = parts.find(({ error }) => error !== undefined);
  const member = details.value?.value;
  const names = member && memberNames(member);
  const denied = member && may.value && denialsOf(member, may.value.edit).edit;
  const wayBack = (
    <Button variant="link" isInline component="a" {...list.link}>
      {t("networkBackToList")}
    </Button>
  );
  return (
    <>
      <PageSection variant="light">
        <TextContent>
          <Text component="h1">{names ? t("networkEditOf", { name: names.name }) : t("networkEditUser")}</Text>
          {names && <Text>{[names.username, names.email].filter(Boolean).join(" · ")}</Text>}
        </TextContent>
        {member && <MemberLabels member={member} />}
      </PageSection>
      <PageSection variant="light" aria-busy={!failed && parts.some(({ isLoading }) => isLoading)}>
        {failed && (
          <LoadError title={t("networkMemberNotLoaded")} error={failed.error} headingLevel="h2" onRetry={failed.reload}>
            {wayBack}
          </LoadError>
        )}
        {!failed && parts.some(({ isLoading }) => isLoading) && (
          <Skeleton height="20rem" screenreaderText={t("networkMemberLoading")} />
        )}
        {denied && (
          <Reason icon={LockIcon} title={t("networkEditNotAllowed")} body={t(denied)}>
            {wayBack}
          </Reason>
        )}
        {catalogue.value?.length === 0 && <NoProducts />}
        {details.value && catalogue.value && catalogue.value.length > 0 && may.value && !denied && (
          <EditForm opened={details.value} products={catalogue.value} />
        )}
      </PageSection>
    </>
  );
};

/** The form for the roles of one member in all products. */
export default function EditPage() {
  const { realm } = useRealm();
  const { id = "" } = useParams();
  // another realm or member is another form: nothing of the old one stays
  return <Edit key={`${realm}/${id}`} id={id} />;
}
