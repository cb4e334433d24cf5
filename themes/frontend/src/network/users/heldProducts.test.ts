import { expect, test } from "vitest";
import { aliceDetails, products } from "../../test/samples";
import { heldProducts } from "./heldProducts";

test("roles with their sources, and permissions by their description or name", () => {
  const [chatbot, ...others] = heldProducts(aliceDetails, products);
  expect(others).toEqual([]);
  expect(chatbot?.name).toBe("Chatbot");
  expect(chatbot?.permissions).toEqual(["Intent page", "rich-menu"]);
  expect(chatbot?.roles).toEqual([
    {
      name: "chatbot-editor",
      description: "Edits bots",
      isInherited: false,
      sources: [{ type: "direct" }, { type: "composite", name: "content-team" }],
    },
    {
      name: "chatbot-moderator",
      description: null,
      isInherited: true,
      sources: [{ type: "group", name: "/Marketing/Asia", role: "campaign-editor" }],
    },
  ]);
});

test("in the table's order; a product that vanished meanwhile comes last, by its client ID", () => {
  const roles = { roles: ["x"], inherited: [] };
  const details = {
    ...aliceDetails,
    products: { gone: roles, livechat: roles, chatbot: roles },
    permissions: {},
    sources: {},
  };
  expect(heldProducts(details, products).map(({ name }) => name)).toEqual(["Chatbot", "Livechat", "gone"]);
});
