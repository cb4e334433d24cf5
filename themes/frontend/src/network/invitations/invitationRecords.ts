import type { Person } from "../api/records";
import type { Resource } from "../api/resources";

/** What the API sends of invitations: see its documentation. Times are epoch ms. */

export const statuses = ["pending", "accepted", "expired", "revoked", "declined"] as const;

export type InvitationStatus = (typeof statuses)[number];

/** Names of module roles by client ID. */
export type OfferedRoles = Record<string, string[]>;

export type OfferedGroup = { id: number; default: boolean };

/** Without a name where the group is gone. */
export type NamedGroup = OfferedGroup & { name?: string | null };

export type Offer = { products: OfferedRoles; agentGroups: OfferedGroup[] };

export type NamedOffer = { products: OfferedRoles; agentGroups: NamedGroup[] };

export type Mail = {
  state: "sending" | "sent" | "failed";
  time: number;
  reason?: "not_configured" | "unreachable" | "refused" | null;
};

export type Invitation = {
  id: string;
  /** As it was given. */
  address: string;
  inviter: Person;
  status: InvitationStatus;
  created: number;
  expires: number;
  closed?: number | null;
  products: OfferedRoles;
  agentGroups: NamedGroup[];
  /** null where nobody has tried yet. */
  notGiven?: Offer | null;
  member?: Person | null;
  mail: Mail;
};

export type InvitationPage = { invitations: Invitation[]; next?: string | null };

const max = 50;

export const invitations = (status: InvitationStatus, after?: string): Resource<InvitationPage> =>
  `invitations?${new URLSearchParams({ status, max: String(max), ...(after && { after }) }).toString()}`;

/** Where people are invited. */
export const newInvitations = "invitations";

export const invitation = (id: string) => `invitations/${encodeURIComponent(id)}`;

export const resending = (id: string) => `${invitation(id)}/resend`;
