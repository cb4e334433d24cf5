import type { MemberDetails, Product } from "../../api/records";
import { heldInWords, wantedInWords } from "./changes";
import type { Choices } from "./choices";

type Words = (key: string, values?: Record<string, string>) => string;

/** `yours` is undefined where nothing was chosen; `isTheirs`: somebody else has changed it. */
export type ConflictRow = {
  clientId: string;
  name: string;
  before: string;
  now: string;
  yours: string | undefined;
  isTheirs: boolean;
};

/** Products that somebody else has changed since the form was opened, or for which something was chosen in it. */
export const conflictRows = (
  before: MemberDetails,
  now: MemberDetails,
  choices: Choices,
  products: Product[],
  t: Words,
): ConflictRow[] =>
  products
    .map(({ clientId, name }) => {
      const [then, today] = [heldInWords(before, clientId, t), heldInWords(now, clientId, t)];
      const yours = choices[clientId] && wantedInWords(now, choices, clientId, t);
      return { clientId, name, before: then, now: today, yours, isTheirs: then !== today };
    })
    .filter(({ isTheirs, yours }) => isTheirs || yours !== undefined);
