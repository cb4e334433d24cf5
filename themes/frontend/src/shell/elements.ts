import { cloneElement, isValidElement, type ReactElement, type ReactNode } from "react";

type AnyElement = ReactElement<Record<string, unknown>>;

/**
 * Returns a copy of an element tree in which the single element that `match` accepts is replaced by
 * `replace(element)`. Looks through `children` only. Throws unless exactly one element matches: a console that was
 * rebuilt differently must stop a test here, and not lose our section silently.
 */
export function replaceElement(
  tree: ReactElement,
  match: (element: AnyElement) => boolean,
  replace: (element: AnyElement) => ReactElement,
  what: string,
): ReactElement {
  let found = 0;

  const visit = (node: ReactNode): ReactNode => {
    if (!isValidElement<Record<string, unknown>>(node)) return node;
    if (match(node)) {
      found++;
      return replace(node);
    }
    const children = node.props.children as ReactNode;
    if (Array.isArray(children)) {
      // spread: React takes them for static children, which need no keys
      return cloneElement(node, undefined, ...(children as ReactNode[]).map(visit));
    }
    return isValidElement(children) ? cloneElement(node, undefined, visit(children)) : node;
  };

  const result = visit(tree) as ReactElement;
  if (found !== 1) {
    throw new Error(`Expected exactly one ${what} in the Keycloak admin console shell, found ${found}.`);
  }
  return result;
}
