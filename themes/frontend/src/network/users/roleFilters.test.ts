import { expect, test } from "vitest";
import { products } from "../../test/samples";
import { chosenRoles, roleFilter, unknownFilters } from "./roleFilters";

const filters = ["chatbot:chatbot-moderator", "livechat:gone", "other:x", "chatbot:chatbot-editor"];

test("role filters are told apart by product, in the product's order", () => {
  expect(products.map((product) => chosenRoles(product, filters))).toEqual([
    ["chatbot-editor", "chatbot-moderator"],
    [],
  ]);
});

test("filters whose product or role is gone are kept apart", () => {
  expect(unknownFilters(products, filters)).toEqual(["livechat:gone", "other:x"]);
});

test("a client ID may contain a colon", () => {
  const [product] = products;
  const odd = { ...product, clientId: "urn:chat", roles: products[1]?.roles ?? [] } as (typeof products)[number];
  const filter = roleFilter("urn:chat", "livechat-agent");
  expect(chosenRoles(odd, [filter])).toEqual(["livechat-agent"]);
  expect(unknownFilters([odd], [filter])).toEqual([]);
});
