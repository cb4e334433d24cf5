import { describe, expect, test } from "vitest";
import { aliceDetails, products } from "../../../test/samples";
import { messages } from "../../../test/messages";
import type { MemberDetails } from "../../api/records";
import { changesIn } from "./changes";
import { choose, directRoles, inheritedRoles, offeredRoles, onlyChanges, wantedRoles } from "./choices";
import { conflictRows } from "./conflict";

const t = (key: string, values: Record<string, string> = {}) =>
  Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`{{${name}}}`, value),
    (messages as Record<string, string>)[key] ?? key,
  );
/** Editor directly and through content-team, Moderator through a group. */
const alice = aliceDetails;
const withRoles = (chatbot: string[], livechat: string[] = []): MemberDetails => ({
  ...alice,
  products: { chatbot: { roles: chatbot, inherited: [] }, livechat: { roles: livechat, inherited: [] } },
  sources: {},
});

describe("roles", () => {
  test("inherited are also those that are held both ways", () => {
    expect(directRoles(alice, "chatbot")).toEqual(["chatbot-editor"]);
    expect(inheritedRoles(alice, "chatbot").toSorted()).toEqual(["chatbot-editor", "chatbot-moderator"]);
    expect(inheritedRoles(alice, "livechat")).toEqual([]);
  });

  test("offered are also those that are newer than the catalogue", () => {
    const [chatbot, livechat] = products as [(typeof products)[0], (typeof products)[0]];
    const member = withRoles(["chatbot-new", "chatbot-editor"]);
    expect(offeredRoles(member, chatbot)).toEqual(["chatbot-editor", "chatbot-moderator", "chatbot-new"]);
    expect(offeredRoles(member, livechat)).toEqual(["livechat-agent"]);
  });
});

describe("choices", () => {
  const member = withRoles(["a", "b"]);

  test("only differences are kept, whatever their order", () => {
    expect(choose(member, {}, "chatbot", ["b", "a"])).toEqual({});
    expect(choose(member, {}, "chatbot", ["b"])).toEqual({ chatbot: ["b"] });
    expect(choose(member, { chatbot: ["b"] }, "livechat", ["c"])).toEqual({ chatbot: ["b"], livechat: ["c"] });
    expect(choose(member, { chatbot: ["b"] }, "chatbot", ["a", "b"])).toEqual({});
    expect(choose(member, {}, "campaign", [])).toEqual({});
  });

  test("what is wanted is what was chosen, or else what is", () => {
    expect(wantedRoles(member, {}, "chatbot")).toEqual(["a", "b"]);
    expect(wantedRoles(member, { chatbot: [] }, "chatbot")).toEqual([]);
  });
});

test("changes in words", () => {
  const of = (member: MemberDetails, choices: Record<string, string[]>) =>
    changesIn(member, choices, products, t).map(({ clientId, before, after, isRevoked }) => [
      clientId,
      before,
      after,
      isRevoked,
    ]);
  expect(of(alice, {})).toEqual([]);
  // in the table's order; what is inherited stays
  expect(of(alice, { livechat: ["livechat-agent"], chatbot: [] })).toEqual([
    ["chatbot", "Editor, Moderator (inherited)", "Moderator (inherited), Editor (inherited)", false],
    ["livechat", "No access", "Agent", false],
  ]);
  expect(of(withRoles(["chatbot-editor"]), { chatbot: [] })).toEqual([["chatbot", "Editor", "No access", true]]);
});

describe("when somebody else was faster", () => {
  const before = withRoles(["chatbot-editor"]);

  test.each<[string, MemberDetails, Record<string, string[]>, Record<string, string[]>]>([
    ["choices stay on top of another product's change", withRoles(["a"]), { livechat: ["c"] }, { livechat: ["c"] }],
    ["a choice for the same product stays", withRoles(["a"]), { chatbot: ["b"] }, { chatbot: ["b"] }],
    ["the same choice is no longer one", withRoles(["a"]), { chatbot: ["a"] }, {}],
    [
      "a choice of what was before stays one",
      withRoles(["a"]),
      { chatbot: ["chatbot-editor"] },
      { chatbot: ["chatbot-editor"] },
    ],
  ])("%s", (_case, now, choices, left) => {
    expect(onlyChanges(now, choices)).toEqual(left);
  });

  test("both are shown", () => {
    const now = withRoles(["chatbot-editor", "chatbot-moderator"]);
    const rows = conflictRows(before, now, { livechat: ["livechat-agent"] }, products, t);
    expect(rows).toEqual([
      {
        clientId: "chatbot",
        name: "Chatbot",
        before: "Editor",
        now: "Editor, Moderator",
        yours: undefined,
        isTheirs: true,
      },
      {
        clientId: "livechat",
        name: "Livechat",
        before: "No access",
        now: "No access",
        yours: "Agent",
        isTheirs: false,
      },
    ]);
    expect(conflictRows(before, before, {}, products, t)).toEqual([]);
  });
});
