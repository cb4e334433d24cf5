import { AdminClientProvider, AppContexts, KeycloakProvider, type AdminEnvironment } from "@keycloak/keycloak-admin-ui";
import { render } from "@testing-library/react";
import { Suspense, type ReactElement } from "react";
import { createMemoryRouter, Outlet, RouterProvider, type RouteObject } from "react-router-dom";
import NetworkLayout from "../network/NetworkLayout";
import { networkRoutes } from "../network/routes";

const environment: AdminEnvironment = {
  serverBaseUrl: "http://kc",
  adminBaseUrl: "http://kc",
  consoleBaseUrl: "http://kc/admin/net/console",
  realm: "net",
  masterRealm: "master",
  clientId: "security-admin-console",
  resourceUrl: "/resources/v/admin/cim",
  resourceVersion: "v",
  darkMode: false,
  logo: "",
  logoUrl: "",
};
const keycloak = { token: "secret", updateToken: () => Promise.resolve(true), tokenParsed: {}, authenticated: true };

/** Renders routes as the console would, for somebody who is signed in to the realm "net". */
const renderRoot = (element: ReactElement, children: RouteObject[], address: string) => {
  // the console reads the realm from the location, not from the router
  location.hash = `#${address}`;
  const router = createMemoryRouter(
    [
      {
        path: "/",
        element: (
          <KeycloakProvider environment={environment} keycloak={keycloak as never}>
            {element}
          </KeycloakProvider>
        ),
        children,
      },
    ],
    { initialEntries: [address] },
  );
  return { router, ...render(<RouterProvider router={router} />) };
};

/** The whole shell. */
export const renderShell = (shell: ReactElement, address = "/net") =>
  renderRoot(shell, [{ path: "*", element: <b>page</b> }], address);

/** One page or part of the shell, with what the console provides around it. */
export const renderInConsole = (page: ReactElement, address: string) =>
  renderRoot(
    <AdminClientProvider>
      <AppContexts>{page}</AppContexts>
    </AdminClientProvider>,
    [{ path: "*", element: null }],
    address,
  );

/** Our pages, at an address of one of them. */
export const renderNetwork = (address: string) =>
  renderRoot(
    <AdminClientProvider>
      <AppContexts>
        <Suspense>
          <Outlet />
        </Suspense>
      </AppContexts>
    </AdminClientProvider>,
    [
      { element: <NetworkLayout />, children: networkRoutes },
      { path: "*", element: <b>elsewhere</b> },
    ],
    address,
  );
