import type { ReactElement, ReactNode } from "react";
import { expect, test } from "vitest";
import { replaceElement } from "./elements";

const tree = (
  <main>
    <p>one</p>
    <nav>
      <i />
    </nav>
  </main>
);
const childrenOf = (element: ReactElement) => (element as ReactElement<{ children: ReactNode[] }>).props.children;

test("replaces the one match and leaves the rest", () => {
  const result = replaceElement(
    tree,
    ({ type }) => type === "nav",
    () => <hr />,
    "nav",
  );
  expect(childrenOf(result)).toEqual([<p>one</p>, <hr />]);
});

test.each([
  ["no", "aside", 0],
  ["a second", "b", 2],
])("refuses a tree with %s match", (_case, type, found) => {
  const doubled = (
    <div>
      <b />
      {tree}
      <b />
    </div>
  );
  expect(() =>
    replaceElement(
      doubled,
      (element) => element.type === type,
      () => <hr />,
      "sidebar",
    ),
  ).toThrow(`one sidebar in the Keycloak admin console shell, found ${found}`);
});
