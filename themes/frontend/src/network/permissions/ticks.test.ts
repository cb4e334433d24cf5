import { expect, test } from "vitest";
import { products } from "../../test/samples";
import { editsOf, isTicked, isUnsaved, noTicks, sizeOf, tick, withoutRole, type Ticks } from "./ticks";

const [chatbot] = products as [(typeof products)[0]];
const [editor, moderator] = chatbot.roles as [(typeof chatbot.roles)[0], (typeof chatbot.roles)[0]];

const ticked = (...cells: [role: typeof editor, permission: string, wanted: boolean][]) =>
  cells.reduce<Ticks>((ticks, [role, permission, wanted]) => tick(ticks, chatbot, role, permission, wanted), noTicks);
const shortened = (ticks: Ticks) =>
  editsOf(products, ticks).map(({ role, permissions, added, removed }) => [role.name, permissions, added, removed]);

test("a tick lies over what the server has", () => {
  const ticks = ticked([editor, "rich-menu", true]);
  expect(isTicked(ticks, chatbot, editor, "rich-menu")).toBe(true);
  expect(isUnsaved(ticks, chatbot, editor, "rich-menu")).toBe(true);
  expect(isTicked(ticks, chatbot, moderator, "rich-menu")).toBe(false);
  expect(isUnsaved(ticks, chatbot, editor, "intent-page")).toBe(false);
});

test("collects the changes of each role, with the rest of its permissions", () => {
  const ticks = ticked([editor, "rich-menu", true], [editor, "intent-page", false], [moderator, "intent-page", true]);
  expect(shortened(ticks)).toEqual([
    ["chatbot-editor", ["rich-menu"], ["rich-menu"], ["intent-page"]],
    ["chatbot-moderator", ["intent-page"], ["intent-page"], []],
  ]);
  expect(sizeOf(editsOf(products, ticks))).toBe(3);
  expect(shortened(ticked([editor, "rich-menu", true]))).toEqual([
    ["chatbot-editor", ["intent-page", "rich-menu"], ["rich-menu"], []],
  ]);
});

test("ticking to and fro is no change", () => {
  expect(ticked([editor, "rich-menu", true], [editor, "rich-menu", false]).size).toBe(0);
});

test("what somebody else has saved meanwhile is kept, and not saved twice", () => {
  const ticks = ticked([editor, "rich-menu", true], [moderator, "rich-menu", true]);
  const others = [
    {
      ...chatbot,
      roles: [
        { ...editor, permissions: [] },
        { ...moderator, permissions: ["rich-menu"] },
      ],
    },
  ];
  expect(editsOf(others, ticks).map(({ role, permissions }) => [role.name, permissions])).toEqual([
    ["chatbot-editor", ["rich-menu"]],
  ]);
});

test("a tick on a permission or role that is gone is no change", () => {
  const ticks = ticked([editor, "rich-menu", true]);
  expect(editsOf([{ ...chatbot, permissions: [] }], ticks)).toEqual([]);
  expect(editsOf([{ ...chatbot, roles: [] }], ticks)).toEqual([]);
});

test("a saved role's ticks go, those of the others stay", () => {
  const ticks = ticked([editor, "rich-menu", true], [moderator, "rich-menu", true]);
  expect(shortened(withoutRole(ticks, { product: chatbot, role: editor })).map(([role]) => role)).toEqual([
    "chatbot-moderator",
  ]);
});
