import { describe, expect, test } from "vitest";
import { ApiError } from "../api/ApiError";
import type { Member, RoleSource } from "../api/records";
import { member } from "../../test/samples";
import { formatsFor } from "./formats";
import { sentenceOf } from "./errorSentence";
import { memberNames } from "./memberNames";
import { roleText } from "./roleText";
import { sourceInWords } from "./roleSource";

test.each([
  ["chatbot", "chatbot-editor", "Editor"],
  ["aimychat", "aimychat-team-lead", "Team lead"],
  ["chatbot", "chatbot-", "Chatbot "],
  ["chatbot", "auditor", "Auditor"],
  ["chat", "chatbot-editor", "Chatbot editor"],
  ["chatbot", "écoute", "Écoute"],
])("of %s, the role %s is labelled %s", (clientId, role, label) => {
  expect(roleText(clientId, role)).toBe(label);
});

describe("dates and numbers", () => {
  const time = new Date(2023, 10, 14, 22, 13, 20).getTime();
  test.each([
    ["en", "Nov 14, 2023", "1,234"],
    ["de", "14.11.2023", "1.234"],
    ["pt_BR", "14 de nov. de 2023", "1.234"],
  ])("in %s", (language, day, number) => {
    const formats = formatsFor(language);
    expect(formats.day(time)).toBe(day);
    expect(formats.moment(time)).toContain("22:13:20".slice(2));
    expect(formats.number(1234)).toBe(number);
  });

  test.each([undefined, "", "no language"])("in %s they are those of the browser", (language) => {
    expect(formatsFor(language).day(time)).toBe(
      new Intl.DateTimeFormat(undefined, { dateStyle: "medium" }).format(time),
    );
  });
});

test.each<[string, Partial<Member>, object]>([
  ["usual", {}, { name: "Alice Doe", email: "alice@example.com" }],
  ["another username", { username: "a17" }, { name: "Alice Doe", username: "a17", email: "alice@example.com" }],
  ["username is the email", { username: "Alice@Example.com" }, { name: "Alice Doe", email: "alice@example.com" }],
  ["no display name", { displayName: "alice" }, { name: "alice", email: "alice@example.com" }],
  ["blank display name", { displayName: " " }, { name: "alice", email: "alice@example.com" }],
  ["nothing else", { displayName: null, email: null }, { name: "alice" }],
  ["no email", { username: "a17", email: null }, { name: "Alice Doe", username: "a17" }],
  ["the email is the name", { displayName: "alice@example.com" }, { name: "alice@example.com" }],
])("the names of a member: %s", (_case, changes, names) => {
  expect(memberNames(member("alice", changes))).toEqual(
    Object.assign({ username: undefined, email: undefined }, names),
  );
});

const words = (key: string, values: Record<string, unknown> = {}) => [key, ...Object.values(values)].join(" ");

test.each<[RoleSource, string]>([
  [{ type: "direct" }, "networkSourceDirect"],
  [{ type: "composite", name: "content-team" }, "networkSourceComposite content-team"],
  [{ type: "group", name: "/Marketing" }, "networkSourceGroup /Marketing"],
  [{ type: "group", name: "/Marketing", role: "lead" }, "networkSourceGroupRole /Marketing lead"],
])("%j in words", (source, expected) => {
  expect(sourceInWords(source, words)).toBe(expected);
});

test.each<[string, unknown, string]>([
  ["the server's sentence", new ApiError(409, "conflict", "Already there."), "Already there."],
  ["a bare status", new ApiError(502), "networkErrorStatus 502"],
  ["no answer", new TypeError("Failed to fetch"), "networkErrorNoAnswer"],
])("an error shows %s", (_case, error, expected) => {
  expect(sentenceOf(error, words)).toBe(expected);
});
