import type { AdminEnvironment } from "@keycloak/keycloak-admin-ui";

const json = document.getElementById("environment")?.textContent;
if (!json) throw new Error("This page lacks the environment that Keycloak writes into it.");

/**
 * The JSON that Keycloak's index.ftl puts in the page. Parsed by hand, because keycloak-ui-shared's own reader would
 * bring that whole library into the entry chunk.
 */
export const environment = JSON.parse(json) as AdminEnvironment;

/** Name of the theme this page was served from: the last segment of `…/resources/<version>/admin/<theme>`. */
export const themeName = environment.resourceUrl.split("/").at(-1) ?? "";
