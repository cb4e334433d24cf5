import type { routes as stockRoutes } from "@keycloak/keycloak-admin-ui";
import { lazy } from "react";

type AppRouteObject = (typeof stockRoutes)[number];

const EditPage = lazy(() => import("./users/edit/EditPage"));
const UsersPage = lazy(() => import("./users/UsersPage"));
const PermissionsPage = lazy(() => import("./permissions/PermissionsPage"));
const GroupsPage = lazy(() => import("./groups/GroupsPage"));
const GroupPage = lazy(() => import("./groups/GroupPage"));
const SettingsPage = lazy(() => import("./settings/SettingsPage"));
const InvitationsPage = lazy(() => import("./invitations/InvitationsPage"));
const HistoryPage = lazy(() => import("./history/HistoryPage"));
const DeliveriesPage = lazy(() => import("./deliveries/DeliveriesPage"));

/** "anyone": the API decides who may see what, and the page shows its answer. */
export const networkRoutes: AppRouteObject[] = [
  {
    path: "/:realm/network/users",
    element: <UsersPage />,
    handle: { access: "anyone", breadcrumb: (t) => t("networkUsers") },
  },
  {
    path: "/:realm/network/users/:id",
    element: <EditPage />,
    handle: { access: "anyone", breadcrumb: (t) => t("networkEditUser") },
  },
  {
    path: "/:realm/network/permissions",
    element: <PermissionsPage />,
    handle: { access: "anyone", breadcrumb: (t) => t("networkPermissions") },
  },
  {
    path: "/:realm/network/agent-groups",
    element: <GroupsPage />,
    handle: { access: "anyone", breadcrumb: (t) => t("networkAgentGroups") },
  },
  {
    path: "/:realm/network/agent-groups/:id",
    element: <GroupPage />,
    handle: { access: "anyone", breadcrumb: (t) => t("networkGroup") },
  },
  {
    path: "/:realm/network/settings",
    element: <SettingsPage />,
    handle: { access: "anyone", breadcrumb: (t) => t("networkSettings") },
  },
  {
    path: "/:realm/network/invitations",
    element: <InvitationsPage />,
    handle: { access: "anyone", breadcrumb: (t) => t("networkInvitations") },
  },
  {
    path: "/:realm/network/history",
    element: <HistoryPage />,
    handle: { access: "anyone", breadcrumb: (t) => t("networkHistory") },
  },
  {
    path: "/:realm/network/deliveries",
    element: <DeliveriesPage />,
    handle: { access: "anyone", breadcrumb: (t) => t("networkDeliveries") },
  },
];
