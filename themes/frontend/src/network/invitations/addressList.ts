/** The most that the API invites at once. */
export const most = 20;

/** An address, or the user name of a member; the server decides for good. */
const looksRight = (entry: string) => !entry.includes("@") || /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)*$/.test(entry);

export type Entry = { text: string; isRight: boolean };

/**
 * What was typed or pasted, one entry for each: separated by spaces, commas, semicolons or lines, and also out of
 * `Name <address>`. The same in another case counts once.
 */
export const entriesIn = (text: string): Entry[] =>
  text
    .replace(/"[^"]*"/g, " ")
    .replace(/[^,;<>\n]*<([^<>]+)>/g, " $1 ")
    .split(/[\s,;]+/)
    .filter((entry) => entry !== "")
    .map((entry) => ({ text: entry, isRight: looksRight(entry) }));

export const together = (before: Entry[], more: Entry[]): Entry[] => {
  const all = new Map(before.map((entry) => [entry.text.toLowerCase(), entry]));
  more.forEach((entry) => all.has(entry.text.toLowerCase()) || all.set(entry.text.toLowerCase(), entry));
  return [...all.values()];
};
