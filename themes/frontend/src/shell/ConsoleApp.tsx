import { AdminUi } from "@keycloak/keycloak-admin-ui";
import { cloneElement } from "react";
import { ConsoleNav } from "./ConsoleNav";
import { replaceElement } from "./elements";

/** AdminUi has no slot for a sidebar, but it is a plain function component: called as a hook, it yields its tree. */
const useStockApp = AdminUi;

/** The stock console shell with its sidebar replaced by ours. */
export const ConsoleApp = () =>
  replaceElement(
    useStockApp(),
    (element) => "sidebar" in element.props,
    (page) => cloneElement(page, { sidebar: <ConsoleNav /> }),
    "page with a sidebar",
  );
