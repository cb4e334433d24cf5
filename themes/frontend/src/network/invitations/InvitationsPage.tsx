import { useRealm, ViewHeader } from "@keycloak/keycloak-admin-ui";
import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { AlertVariant, Button, PageSection, Tab, Tabs, TabTitleText } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router-dom";
import { isForbidden } from "../api/ApiError";
import { products as productsResource } from "../api/resources";
import { useNetworkClient } from "../api/useNetworkClient";
import { useResource } from "../api/useResource";
import { sentenceOf } from "../users/errorSentence";
import { LoadError } from "../users/LoadError";
import { NoAccess } from "../users/NoAccess";
import { useIsNarrow } from "../users/useIsNarrow";
import {
  invitation as invitationPath,
  resending,
  statuses,
  type Invitation,
  type InvitationStatus,
} from "./invitationRecords";
import { LoadMore } from "../LoadMore";
import { InvitationTable } from "./InvitationTable";
import { InviteDialog } from "./InviteDialog";
import { OfferDialog } from "./OfferDialog";
import { RevokeDialog } from "./RevokeDialog";
import { useInvitations } from "./useInvitations";
import "./invitations.css";

type Open = { kind: "invite" } | { kind: "edit" | "revoke"; invitation: Invitation };

/** The columns take about as much room as a list of users with so many products. */
const comparableProducts = 3;

const tabs: Record<InvitationStatus, string> = {
  pending: "networkInvitationsPending",
  accepted: "networkInvitationsAccepted",
  expired: "networkInvitationsExpired",
  revoked: "networkInvitationsRevoked",
  declined: "networkInvitationsDeclined",
};

const panelOf = (status: InvitationStatus) => `network-invitations-${status}`;

const Invitations = () => {
  const { t } = useTranslation();
  const { addAlert } = useAlerts();
  const client = useNetworkClient();
  const [params, setParams] = useSearchParams();
  const status = statuses.find((one) => one === params.get("status")) ?? "pending";
  const { invitations, isLoading, error, reload, more } = useInvitations(status);
  const catalogue = useResource(productsResource);
  const [frame, isNarrow] = useIsNarrow<HTMLDivElement>(comparableProducts);
  const [open, setOpen] = useState<Open>();
  if (isForbidden(error)) return <NoAccess />;

  const products = catalogue.value ?? [];
  const close = () => setOpen(undefined);
  const done = (text: string) => {
    addAlert(text, AlertVariant.success);
    close();
    reload();
  };
  const resend = ({ id, address }: Invitation) =>
    void client.send({ method: "POST", path: resending(id) }).then(
      () => done(t("networkResent", { address })),
      (failure: unknown) => addAlert(t("networkNotResent"), AlertVariant.danger, sentenceOf(failure, t)),
    );

  return (
    <PageSection variant="light" className="network-invitations">
      <div ref={frame}>
        <Tabs
          activeKey={status}
          aria-label={t("networkInvitations")}
          onSelect={(_event, key) => setParams(key === "pending" ? {} : { status: String(key) })}
        >
          {statuses.map((one) => (
            <Tab
              key={one}
              eventKey={one}
              tabContentId={panelOf(one)}
              title={<TabTitleText>{t(tabs[one])}</TabTitleText>}
            />
          ))}
        </Tabs>
        <div role="tabpanel" id={panelOf(status)} aria-label={t(tabs[status])}>
          <div className="pf-v5-u-my-md">
            <Button isDisabled={catalogue.value === undefined} onClick={() => setOpen({ kind: "invite" })}>
              {t("networkInvite")}
            </Button>
          </div>
          <div role="status" className="pf-v5-screen-reader">
            {isLoading ? t("networkInvitationsLoading") : t("networkInvitationsShown", { number: invitations?.length })}
          </div>
          {error !== undefined ? (
            <LoadError title={t("networkInvitationsNotLoaded")} error={error} headingLevel="h2" onRetry={reload} />
          ) : (
            <InvitationTable
              status={status}
              invitations={invitations ?? []}
              products={products}
              isLoading={isLoading}
              isNarrow={isNarrow}
              commands={{
                onEdit: (invitation) => setOpen({ kind: "edit", invitation }),
                onResend: resend,
                onRevoke: (invitation) => setOpen({ kind: "revoke", invitation }),
              }}
            />
          )}
          <LoadMore more={more} texts={{ all: "networkInvitationsAll", failed: "networkInvitationsNotLoaded" }} />
        </div>
      </div>
      {open?.kind === "invite" && (
        <InviteDialog
          products={products}
          onInvited={(number) => done(t("networkInvited", { number }))}
          onClose={close}
        />
      )}
      {open?.kind === "edit" && (
        <OfferDialog
          title={t("networkInvitationEdit", { address: open.invitation.address })}
          submitText={t("save")}
          products={products}
          initial={open.invitation}
          isReady
          change={(offer) => ({ method: "PUT", path: invitationPath(open.invitation.id), body: offer })}
          onDone={() => done(t("networkInvitationSaved", { address: open.invitation.address }))}
          onClose={close}
        />
      )}
      {open?.kind === "revoke" && (
        <RevokeDialog
          invitation={open.invitation}
          onRevoked={() => done(t("networkRevoked", { address: open.invitation.address }))}
          onClose={close}
        />
      )}
    </PageSection>
  );
};

/** Who is asked into the network. */
export default function InvitationsPage() {
  const { realm } = useRealm();
  return (
    <>
      <ViewHeader titleKey="networkInvitations" subKey="networkInvitationsExplain" />
      <Invitations key={realm} />
    </>
  );
}
