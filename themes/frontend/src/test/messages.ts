import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const path = resolve("../src/main/resources/theme/cim/admin/messages/messages_en.properties");

/** Words of the stock console that our screens use too. */
export const stockMessages: Record<string, string> = {
  cancel: "Cancel",
  clearAllFilters: "Clear all filters",
  disabled: "Disabled",
  displayName: "Display name",
  email: "Email",
  enabled: "Enabled",
  no: "No",
  permissions: "Permissions",
  save: "Save",
  search: "Search",
  tryAgain: "Try again",
  username: "Username",
  yes: "Yes",
};

export const ownMessages: Record<string, string> = Object.fromEntries(
  readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
);

export const messages = { ...stockMessages, ...ownMessages };
