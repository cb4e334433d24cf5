import { PageNav } from "@keycloak/keycloak-admin-ui";
import { cloneElement, isValidElement, type ReactNode } from "react";
import { NetworkNav } from "../network/NetworkNav";
import { replaceElement } from "./elements";

/** As in ConsoleApp: PageNav has no slot for a section, so its tree is taken and changed. */
const useStockNav = PageNav;

const isTitledGroup = (node: ReactNode) => isValidElement<{ title?: string }>(node) && Boolean(node.props.title);

/** The stock navigation with the section "Network" above "Manage", or whichever section this user sees first. */
export const ConsoleNav = () =>
  replaceElement(
    useStockNav(),
    (element) => "onSelect" in element.props,
    (nav) => {
      const items = nav.props.children as ReactNode[];
      const first = items.findIndex(isTitledGroup);
      const place = first < 0 ? items.length : first;
      return cloneElement(nav, undefined, ...items.toSpliced(place, 0, <NetworkNav key="network" />));
    },
    "navigation",
  );
