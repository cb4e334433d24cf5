import type { Member } from "../api/records";

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** What a person is called in the list: the heading, and the lines below it that tell more than it does. */
export const memberNames = ({ displayName, username, email }: Member) => {
  const name = displayName?.trim() || username;
  const mailbox = email?.split("@")[0] ?? "";
  const isKnown = [name, email ?? "", mailbox].some((shown) => isSame(shown, username));
  return {
    name,
    username: isKnown ? undefined : username,
    email: email && !isSame(email, name) ? email : undefined,
  };
};
