import { EnvelopeIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import type { Product } from "../api/records";
import { Reason } from "../users/Reason";
import type { Invitation, InvitationStatus } from "./invitationRecords";
import { InvitationRow, type InvitationCommands } from "./InvitationRow";
import { ListTable } from "../ListTable";

type InvitationTableProps = {
  status: InvitationStatus;
  invitations: Invitation[];
  products: Product[];
  isLoading: boolean;
  isNarrow: boolean;
  commands: InvitationCommands;
};

export const InvitationTable = ({
  status,
  invitations,
  products,
  isLoading,
  isNarrow,
  commands,
}: InvitationTableProps) => {
  const { t } = useTranslation();
  if (!isLoading && invitations.length === 0) {
    return <Reason icon={EnvelopeIcon} title={t("networkInvitationsNone")} body={t("networkInvitationsNoneExplain")} />;
  }
  const isOpen = status === "pending" || status === "expired";
  const columns = [
    "networkInvitationWho",
    "networkInvitationWhat",
    "networkInvitationBy",
    "networkInvitationWhen",
    isOpen ? "networkInvitationUntil" : "networkInvitationClosed",
    "networkInvitationMail",
  ];
  return (
    <ListTable
      label={t("networkInvitations")}
      columns={columns}
      hasActions
      isLoading={isLoading}
      isNarrow={isNarrow}
      expected={5}
      className="network-invitations-table"
    >
      {invitations.map((one) => (
        <InvitationRow key={one.id} invitation={one} products={products} commands={commands} />
      ))}
    </ListTable>
  );
};
