import { EnvelopeIcon } from "@patternfly/react-icons";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { Product } from "../api/records";
import { Reason } from "../users/Reason";
import { SkeletonRows } from "../users/SkeletonRows";
import type { Invitation, InvitationStatus } from "./invitationRecords";
import { InvitationRow, type InvitationCommands } from "./InvitationRow";

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
    <Table
      // as on the users page: not PatternFly's "grid", which promises arrow keys
      role="table"
      aria-label={t("networkInvitations")}
      aria-busy={isLoading}
      variant="compact"
      gridBreakPoint={isNarrow ? "grid" : ""}
      className="network-invitations-table"
    >
      <Thead>
        <Tr>
          {columns.map((column) => (
            <Th key={column} tooltip={null} modifier="nowrap">
              {t(column)}
            </Th>
          ))}
          <Td />
        </Tr>
      </Thead>
      <Tbody>
        {isLoading && <SkeletonRows rows={5} columns={columns.length + 1} />}
        {!isLoading &&
          invitations.map((one) => (
            <InvitationRow key={one.id} invitation={one} products={products} commands={commands} />
          ))}
      </Tbody>
    </Table>
  );
};
