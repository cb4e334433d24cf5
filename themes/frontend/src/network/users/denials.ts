import type { Member } from "../api/records";

/** Why something is not allowed, as keys of messages; undefined where it is. */
export type Denials = { edit?: string; remove?: string };

/** The sentences for what the API says in `access`; it tells that something is not allowed, not why. */
export const denialsOf = ({ access, cimAdmin }: Member, mayEdit: boolean): Denials => {
  if (!mayEdit) return { edit: "networkEditDenied", remove: "networkEditDenied" };
  // only the own account may be edited but not removed
  const removeDenied = access.edit
    ? "networkRemoveDeniedSelf"
    : cimAdmin
      ? "networkRemoveDeniedCimAdmin"
      : "networkDeniedRank";
  return {
    ...(!access.edit && { edit: cimAdmin ? "networkEditDeniedCimAdmin" : "networkDeniedRank" }),
    ...(!access.remove && { remove: removeDenied }),
  };
};
