import type { routes as stockRoutes } from "@keycloak/keycloak-admin-ui";
import { lazy } from "react";
import { matchPath, parsePath } from "react-router-dom";

type AppRouteObject = (typeof stockRoutes)[number];

const EditPage = lazy(() => import("./users/edit/EditPage"));
const loadUsersPage = () => import("./users/UsersPage");
const UsersPage = lazy(loadUsersPage);
const PermissionsPage = lazy(() => import("./permissions/PermissionsPage"));
const GroupsPage = lazy(() => import("./groups/GroupsPage"));
const GroupPage = lazy(() => import("./groups/GroupPage"));
const SettingsPage = lazy(() => import("./settings/SettingsPage"));
const InvitationsPage = lazy(() => import("./invitations/InvitationsPage"));
const HistoryPage = lazy(() => import("./history/HistoryPage"));
const DeliveriesPage = lazy(() => import("./deliveries/DeliveriesPage"));

const usersPath = "/:realm/network/users";

/**
 * Loads the list's code when it is what the address asks for: called at the start, the code arrives while the person is
 * being signed in, and not after that.
 */
export const loadAhead = (address: string) => {
  if (matchPath(usersPath, parsePath(address).pathname ?? "")) void loadUsersPage();
};

/** "anyone": the API decides who may see what, and the page shows its answer. */
export const networkRoutes: AppRouteObject[] = [
  {
    path: usersPath,
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
