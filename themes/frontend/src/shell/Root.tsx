import { KeycloakProvider } from "@keycloak/keycloak-admin-ui";
import { environment } from "../environment";
import { ConsoleApp } from "./ConsoleApp";

/** Signs in before anything is shown, as the stock console does. */
export const Root = () => (
  <KeycloakProvider environment={environment}>
    <ConsoleApp />
  </KeycloakProvider>
);
