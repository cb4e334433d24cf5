import { Alert } from "@patternfly/react-core";
import { ActionsColumn, Td, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { Product } from "../api/records";
import { JoinDate } from "../users/JoinDate";
import type { Invitation } from "./invitationRecords";
import { MailLabel } from "./MailLabel";
import { offerLines } from "./offerText";

export type InvitationCommands = {
  onEdit: (invitation: Invitation) => void;
  onResend: (invitation: Invitation) => void;
  onRevoke: (invitation: Invitation) => void;
};

type InvitationRowProps = { invitation: Invitation; products: Product[]; commands: InvitationCommands };

/** What was not given, or cannot be given any more; group names as the offer has them. */
const Withheld = ({ invitation, products }: Pick<InvitationRowProps, "invitation" | "products">) => {
  const { t } = useTranslation();
  const { notGiven, agentGroups, status } = invitation;
  if (!notGiven) return null;
  const named = notGiven.agentGroups.map(({ id }) => agentGroups.find((group) => group.id === id) ?? { id });
  const lines = offerLines({ products: notGiven.products, agentGroups: named }, products);
  if (lines.length === 0) return null;
  return (
    <Alert
      isInline
      isPlain
      variant="warning"
      component="h3"
      title={t(status === "accepted" ? "networkInvitationNotGiven" : "networkInvitationNotGivable")}
    >
      {lines.join("; ")}
    </Alert>
  );
};

export const InvitationRow = ({ invitation, products, commands }: InvitationRowProps) => {
  const { t } = useTranslation();
  const { address, inviter, member, status, created, expires, closed, mail } = invitation;
  const isPending = status === "pending";
  const isOpen = isPending || status === "expired";
  return (
    <Tr data-testid={`network-invitation-${address}`}>
      <Td dataLabel={t("networkInvitationWho")}>
        {address}
        {member?.username && member.username !== address && (
          <div className="pf-v5-u-color-200">{t("networkInvitationAs", { username: member.username })}</div>
        )}
      </Td>
      <Td dataLabel={t("networkInvitationWhat")}>
        {offerLines(invitation, products).map((line) => (
          <div key={line}>{line}</div>
        ))}
        <Withheld invitation={invitation} products={products} />
      </Td>
      <Td dataLabel={t("networkInvitationBy")}>{inviter.username ?? inviter.id}</Td>
      <Td dataLabel={t("networkInvitationWhen")}>
        <JoinDate time={created} />
      </Td>
      <Td dataLabel={t(isOpen ? "networkInvitationUntil" : "networkInvitationClosed")}>
        <JoinDate time={isOpen ? expires : (closed ?? expires)} />
      </Td>
      <Td dataLabel={t("networkInvitationMail")}>{isOpen && <MailLabel mail={mail} />}</Td>
      <Td isActionCell>
        {isOpen && (
          <ActionsColumn
            items={[
              ...(isPending ? [{ title: t("networkEdit"), onClick: () => commands.onEdit(invitation) }] : []),
              { title: t("networkResend"), onClick: () => commands.onResend(invitation) },
              { title: t("networkRevoke"), onClick: () => commands.onRevoke(invitation) },
            ]}
          />
        )}
      </Td>
    </Tr>
  );
};
