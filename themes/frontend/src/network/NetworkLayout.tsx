import { AlertProvider, Help } from "@keycloak/keycloak-ui-shared";
import { Outlet } from "react-router-dom";

/**
 * The published keycloak-admin-ui carries a private copy of keycloak-ui-shared, whose providers the copy that our
 * pages import cannot see (dev server, tests): this gives the latter its own.
 */
export default function NetworkLayout() {
  return (
    <AlertProvider>
      <Help>
        <Outlet />
      </Help>
    </AlertProvider>
  );
}
