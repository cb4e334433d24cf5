// The order is the stock console's: its stylesheet lacks PatternFly's fonts, base and utilities.
import "@patternfly/patternfly/patternfly-addons.css";
import "@patternfly/react-core/dist/styles/base.css";
import "@keycloak/keycloak-admin-ui/styles.css";
import "./console.css";

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createHashRouter, RouterProvider } from "react-router-dom";
import { i18n } from "./i18n";
import { loadAhead } from "./network/routes";
import { rootRoute } from "./routes";

const app = document.getElementById("app");
if (!app) throw new Error("This page lacks the element that Keycloak shows its console in.");

loadAhead(location.hash.slice(1));

// No top-level await: with one, Rollup keeps the entry apart from everything that a lazy page also imports.
void i18n.init().then(() =>
  createRoot(app).render(
    <StrictMode>
      <RouterProvider router={createHashRouter([rootRoute])} />
    </StrictMode>,
  ),
);
