import { routes as stockRoutes } from "@keycloak/keycloak-admin-ui";
import { lazy } from "react";
import type { RouteObject } from "react-router-dom";
import { networkRoutes } from "./network/routes";
import { Root } from "./shell/Root";

const NetworkLayout = lazy(() => import("./network/NetworkLayout"));

const routes: RouteObject[] = [{ element: <NetworkLayout />, children: networkRoutes }, ...stockRoutes];

// The stock breadcrumbs look routes up in this very array.
stockRoutes.push(...networkRoutes);

/** The stock console's routes and ours, in the stock shell with our navigation. */
export const rootRoute: RouteObject = { path: "/", element: <Root />, children: routes };
