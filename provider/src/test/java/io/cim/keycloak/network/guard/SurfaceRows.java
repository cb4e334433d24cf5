package io.cim.keycloak.network.guard;

import static io.cim.keycloak.network.guard.SurfaceRow.row;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every way that is known to break the rule, in the chapters of docs/security.md. */
final class SurfaceRows {

  private static final String P = "cim_admin_protected";
  private static final String G = "cim_admin_grant";
  private static final String F = "forbidden";

  /** Keycloak itself refuses it to everybody who is given the roles of these tests. */
  private static final String ANYBODY = "";

  private SurfaceRows() {}

  static Map<String, List<SurfaceRow>> all() {
    Map<String, List<SurfaceRow>> all = new LinkedHashMap<>();
    all.put("The account of another CIM admin", otherCimAdmins());
    all.put("Accounts that are stronger in another way", stronger());
    all.put("Making and unmaking CIM admins", making());
    all.put("Roles and groups that make CIM admins", ways());
    all.put("Roles that take over accounts", escalation());
    all.put("Settings of the realm", realm());
    all.put("Clients", clients());
    all.put("Organizations, identity providers, workflows", others());
    all.put("User storage", storage());
    all.put("SCIM", scim());
    all.put("Without the admin API", elsewhere());
    return all;
  }

  private static List<SurfaceRow> otherCimAdmins() {
    return List.of(
        row(P, "edit the profile", "PUT", "users/{boris}", "{\"firstName\": \"Eve\"}"),
        row(P, "disable", "PUT", "users/{boris}", "{\"enabled\": false}"),
        row(
            P,
            "set a password by the profile",
            "PUT",
            "users/{boris}",
            "{\"credentials\": [{\"type\": \"password\", \"value\": \"eve\"}]}"),
        row(P, "remove", "DELETE", "users/{boris}"),
        row(P, "remove somebody who is CIM admin by a group", "DELETE", "users/{dora}"),
        row(P, "impersonate", "POST", "users/{boris}/impersonation", "{}"),
        row(
            P,
            "reset the password",
            "PUT",
            "users/{boris}/reset-password",
            "{\"type\": \"password\", \"value\": \"eve\"}"),
        row(
            P,
            "disable credentials",
            "PUT",
            "users/{boris}/disable-credential-types",
            "[\"password\"]"),
        row(P, "remove a credential", "DELETE", "users/{boris}/credentials/{boris-credential}"),
        row(
            P,
            "name a credential",
            "PUT",
            "users/{boris}/credentials/{boris-credential}/userLabel",
            "\"eve\""),
        row(
            P,
            "reorder credentials",
            "POST",
            "users/{boris}/credentials/{boris-credential}/moveToFirst"),
        row(
            P,
            "reorder credentials",
            "POST",
            "users/{boris}/credentials/{boris-credential}/moveAfter/{boris-credential}"),
        row(P, "mail a password reset", "PUT", "users/{boris}/reset-password-email"),
        row(
            P,
            "mail required actions",
            "PUT",
            "users/{boris}/execute-actions-email",
            "[\"UPDATE_PASSWORD\"]"),
        row(P, "mail an address check", "PUT", "users/{boris}/send-verify-email"),
        row(P, "log out", "POST", "users/{boris}/logout"),
        row(P, "end a login", "DELETE", "sessions/{boris-session}"),
        row(P, "withdraw a consent", "DELETE", "users/{boris}/consents/chatbot"),
        row(
            P,
            "link an identity provider",
            "POST",
            "users/{boris}/federated-identity/corp",
            "{\"userId\": \"eve\", \"userName\": \"eve\"}"),
        row(P, "unlink an identity provider", "DELETE", "users/{boris}/federated-identity/corp"),
        row(
            P,
            "link their login at an identity provider to somebody else",
            "POST",
            "users/{emil}/federated-identity/corp",
            "{\"userId\": \"boris-at-corp\", \"userName\": \"boris\"}"),
        row(
            P,
            "create somebody with their login at an identity provider",
            "POST",
            "users",
            "{\"username\": \"eve\", \"enabled\": true, \"federatedIdentities\": [{\"identityProvider\": \"corp\", \"userId\": \"boris-at-corp\", \"userName\": \"boris\"}]}"),
        row(P, "add to a plain group", "PUT", "users/{boris}/groups/{marketing}"),
        row(P, "take from a group", "DELETE", "users/{dora}/groups/{bosses}"),
        row(
            P,
            "give a realm role",
            "POST",
            "users/{boris}/role-mappings/realm",
            "[{content-team}]"),
        row(
            P,
            "give a product role",
            "POST",
            "users/{boris}/role-mappings/clients/{chatbot}",
            "[{chatbot-editor}]"),
        row(
            P,
            "issue a verifiable credential",
            "POST",
            "users/{boris}/vc/credentials",
            "{\"credentialScopeName\": \"eve\"}"),
        row(P, "withdraw a verifiable credential", "DELETE", "users/{boris}/vc/credentials/eve"),
        row(
            P,
            "mail an offer of a verifiable credential",
            "POST",
            "users/{boris}/vc/credentials/send-credential-offer",
            "{\"credentialScopeName\": \"eve\"}"),
        row(
            P,
            "unlock after wrong passwords",
            "DELETE",
            "attack-detection/brute-force/users/{boris}"),
        row(
            F,
            "unlock everybody after wrong passwords",
            "DELETE",
            "attack-detection/brute-force/users"),
        row(F, "log everybody out", "POST", "logout-all"),
        row(P, "remove a plain group that they are in", "DELETE", "groups/{club}"));
  }

  private static List<SurfaceRow> stronger() {
    return List.of(
        row(
            F,
            "reset the password of an operator",
            "PUT",
            "users/{olga}/reset-password",
            "{\"type\": \"password\", \"value\": \"eve\"}"),
        row(F, "edit an operator", "PUT", "users/{olga}", "{\"email\": \"eve@example.com\"}"),
        row(F, "remove an operator", "DELETE", "users/{olga}"),
        row(
            F,
            "reset the password of whoever manages clients",
            "PUT",
            "users/{clive}/reset-password",
            "{\"type\": \"password\", \"value\": \"eve\"}"),
        row(
            F,
            "edit the service account of a privileged client",
            "PUT",
            "users/{robot}",
            "{\"enabled\": false}"));
  }

  private static List<SurfaceRow> making() {
    return List.of(
        row(G, "give the role", "POST", "users/{emil}/role-mappings/realm", "[{cim-admin}]"),
        row(P, "take the role", "DELETE", "users/{boris}/role-mappings/realm", "[{cim-admin}]"),
        row(G, "give it up oneself", "DELETE", "users/{self}/role-mappings/realm", "[{cim-admin}]"),
        row(G, "remove oneself", "DELETE", "users/{self}"),
        row(
            P,
            "take the role, as the console does",
            "POST",
            "ui-ext/role-mapping-delete/users/{boris}",
            "[{\"roleId\": \"{cim-admin-id}\", \"roleName\": \"cim-admin\"}]"),
        row(G, "add to a group that confers it", "PUT", "users/{emil}/groups/{bosses}"),
        row(G, "add to a group below it", "PUT", "users/{emil}/groups/{little-bosses}"),
        row(
            G,
            "create somebody in that group",
            "POST",
            "users",
            "{\"username\": \"eve\", \"enabled\": true, \"groups\": [\"/bosses\"]}"),
        row(
            G,
            "give a role that contains it",
            "POST",
            "users/{emil}/role-mappings/realm",
            "[{boss-bundle}]"),
        row(
            G,
            "give a product role that contains it",
            "POST",
            "users/{emil}/role-mappings/clients/{livechat}",
            "[{livechat-boss}]"));
  }

  private static List<SurfaceRow> ways() {
    return List.of(
        row(
            G,
            "map the role to a group",
            "POST",
            "groups/{marketing}/role-mappings/realm",
            "[{cim-admin}]"),
        row(
            G,
            "map a product role that contains it to a group",
            "POST",
            "groups/{marketing}/role-mappings/clients/{livechat}",
            "[{livechat-boss}]"),
        row(
            G,
            "take the role from a group",
            "DELETE",
            "groups/{bosses}/role-mappings/realm",
            "[{cim-admin}]"),
        row(
            G,
            "take the role from a group, as the console does",
            "POST",
            "ui-ext/role-mapping-delete/groups/{bosses}",
            "[{\"roleId\": \"{cim-admin-id}\", \"roleName\": \"cim-admin\"}]"),
        row(G, "remove a group that confers it", "DELETE", "groups/{bosses}"),
        row(
            G,
            "move a group below one that confers it",
            "POST",
            "groups/{bosses}/children",
            "{\"id\": \"{marketing}\", \"name\": \"Marketing\"}"),
        row(
            G,
            "move a group away from one that confers it",
            "POST",
            "groups",
            "{\"id\": \"{little-bosses}\", \"name\": \"little\"}"),
        row(
            G,
            "put it into a role that somebody holds",
            "POST",
            "roles/content-team/composites",
            "[{cim-admin}]"),
        row(
            G,
            "put it into a role that nobody holds",
            "POST",
            "roles/empty/composites",
            "[{cim-admin}]"),
        row(
            G,
            "put it into a role by its ID",
            "POST",
            "roles-by-id/{empty-id}/composites",
            "[{cim-admin}]"),
        row(
            G,
            "put it into everybody's default role",
            "POST",
            "roles/{default-role}/composites",
            "[{cim-admin}]"),
        row(
            G,
            "put it into a product role",
            "POST",
            "clients/{chatbot}/roles/chatbot-editor/composites",
            "[{cim-admin}]"),
        row(G, "take it out of a role", "DELETE", "roles/boss-bundle/composites", "[{cim-admin}]"),
        row(
            G,
            "take it out of a role, as the console does",
            "POST",
            "ui-ext/role-mapping-delete/roles/{boss-bundle-id}",
            "[{\"roleId\": \"{cim-admin-id}\", \"roleName\": \"cim-admin\"}]"),
        row(
            G,
            "create a role that contains it",
            "POST",
            "roles",
            "{\"name\": \"eve\", \"composite\": true, \"composites\": {\"realm\": [\"cim-admin\"]}}"),
        row(
            G,
            "create a product role that contains it",
            "POST",
            "clients/{chatbot}/roles",
            "{\"name\": \"eve\", \"composite\": true, \"composites\": {\"realm\": [\"cim-admin\"]}}"),
        row(
            G,
            "take a product away from CIM admins",
            "DELETE",
            "roles/cim-admin/composites",
            "[{livechat-admin}]"),
        row(
            F,
            "give CIM admins an administrative role",
            "POST",
            "roles/cim-admin/composites",
            "[{realm-admin}]"),
        row(
            F,
            "take one's own account out of everybody's default role",
            "DELETE",
            "roles/{default-role}/composites",
            "[{manage-account}]"),
        row(
            ANYBODY,
            "take something out of a role that administers the realm",
            "DELETE",
            "clients/{realm-management}/roles/view-users/composites",
            "[{query-users}]"),
        row(G, "rename it", "PUT", "roles/cim-admin", "{\"name\": \"was-cim-admin\"}"),
        row(
            G,
            "rename it by its ID",
            "PUT",
            "roles-by-id/{cim-admin-id}",
            "{\"name\": \"was-cim-admin\"}"),
        row(G, "remove it", "DELETE", "roles/cim-admin"),
        row(G, "remove it by its ID", "DELETE", "roles-by-id/{cim-admin-id}"),
        row(
            G,
            "remove a product role that contains it",
            "DELETE",
            "clients/{livechat}/roles/livechat-boss"),
        row(G, "remove a product whose role contains it", "DELETE", "clients/{livechat}"),
        row(
            G,
            "make a group that confers it everybody's default",
            "PUT",
            "default-groups/{bosses}"));
  }

  private static List<SurfaceRow> escalation() {
    return List.of(
        row(
            F,
            "join a group that maps an administrative role (keycloak#53060)",
            "PUT",
            "users/{emil}/groups/{admins}"),
        row(
            F,
            "give an administrative role by a composite",
            "POST",
            "users/{emil}/role-mappings/realm",
            "[{admin-bundle}]"),
        row(
            F,
            "create somebody in such a group",
            "POST",
            "users",
            "{\"username\": \"eve\", \"enabled\": true, \"groups\": [\"/admins\"]}"),
        row(
            F,
            "move a group below one that maps an administrative role",
            "POST",
            "groups/{admins}/children",
            "{\"id\": \"{marketing}\", \"name\": \"Marketing\"}"),
        row(
            F,
            "give realm-admin",
            "POST",
            "users/{emil}/role-mappings/clients/{realm-management}",
            "[{realm-admin}]"),
        row(
            F,
            "put realm-admin into everybody's default role",
            "POST",
            "roles/{default-role}/composites",
            "[{realm-admin}]"),
        row(
            F,
            "map realm-admin to a group",
            "POST",
            "groups/{marketing}/role-mappings/clients/{realm-management}",
            "[{realm-admin}]"),
        row(
            F,
            "make a group that maps an administrative role everybody's default",
            "PUT",
            "default-groups/{admins}"));
  }

  private static List<SurfaceRow> realm() {
    return List.of(
        row(F, "change the realm", "PUT", "", "{\"resetPasswordAllowed\": true}"),
        row(
            F,
            "change the realm, as the console does",
            "PUT",
            "ui-ext",
            "{\"resetPasswordAllowed\": true}"),
        row(
            F,
            "allow a network without CIM admins",
            "PUT",
            "",
            "{\"attributes\": {\"cim.guard.allow-no-cim-admin\": \"true\"}}"),
        row(F, "remove the realm", "DELETE", ""),
        row(F, "change the profile of users", "PUT", "users/profile", "{\"attributes\": []}"),
        row(
            F,
            "import over a user",
            "POST",
            "partialImport",
            "{\"ifResourceExists\": \"OVERWRITE\", \"users\": [{\"id\": \"{boris}\", \"username\": \"boris\", \"enabled\": true, \"credentials\": [{\"type\": \"password\", \"value\": \"eve\"}]}]}"),
        row(
            F,
            "import a new CIM admin",
            "POST",
            "partialImport",
            "{\"ifResourceExists\": \"SKIP\", \"users\": [{\"username\": \"eve\", \"enabled\": true, \"realmRoles\": [\"cim-admin\"]}]}"),
        row(F, "revoke tokens", "POST", "push-revocation"),
        row(F, "remove what was recorded", "DELETE", "events"),
        row(F, "remove what administrators did", "DELETE", "admin-events"),
        row(
            F,
            "try a mail server",
            "POST",
            "testSMTPConnection",
            "{\"host\": \"127.0.0.1\", \"port\": \"1\", \"from\": \"eve@example.com\"}"),
        row(
            F,
            "try a directory",
            "POST",
            "testLDAPConnection",
            "{\"action\": \"testConnection\", \"connectionUrl\": \"ldap://127.0.0.1:1\"}"),
        row(
            F,
            "ask a directory what it can",
            "POST",
            "ldap-server-capabilities",
            "{\"connectionUrl\": \"ldap://127.0.0.1:1\"}"),
        row(F, "change texts", "POST", "localization/en", "{\"loginTitle\": \"Eve\"}"),
        row(F, "change client policies", "PUT", "client-policies/policies", "{\"policies\": []}"),
        row(F, "change client profiles", "PUT", "client-policies/profiles", "{\"profiles\": []}"),
        row(
            F,
            "create a login flow",
            "POST",
            "authentication/flows",
            "{\"alias\": \"eve\", \"providerId\": \"basic-flow\", \"topLevel\": true, \"builtIn\": false}"),
        row(
            F,
            "change a required action",
            "PUT",
            "authentication/required-actions/VERIFY_EMAIL",
            "{\"alias\": \"VERIFY_EMAIL\", \"name\": \"x\", \"providerId\": \"VERIFY_EMAIL\", \"enabled\": false}"),
        row(
            F,
            "bring in a key of one's own",
            "POST",
            "components",
            "{\"name\": \"eve\", \"providerId\": \"hmac-generated\", \"providerType\": \"org.keycloak.keys.KeyProvider\", \"config\": {\"secret\": [\"ZXZl\"], \"kid\": [\"eve\"]}}"),
        row(F, "change a component", "PUT", "components/{ldap}", "{\"name\": \"eve\"}"),
        row(F, "remove the user storage", "DELETE", "components/{ldap}"),
        row(
            F,
            "switch on permissions on users",
            "PUT",
            "users-management-permissions",
            "{\"enabled\": true}"),
        row(
            F,
            "switch on permissions on a group",
            "PUT",
            "groups/{marketing}/management/permissions",
            "{\"enabled\": true}"),
        row(
            F,
            "switch on permissions on a role",
            "PUT",
            "roles/content-team/management/permissions",
            "{\"enabled\": true}"));
  }

  private static List<SurfaceRow> clients() {
    return List.of(
        row(
            F,
            "create a client that forges the subject",
            "POST",
            "clients",
            "{\"clientId\": \"eve\", \"serviceAccountsEnabled\": true, \"protocolMappers\": [{\"name\": \"sub\", \"protocol\": \"openid-connect\", \"protocolMapper\": \"oidc-hardcoded-claim-mapper\", \"config\": {\"claim.name\": \"sub\", \"claim.value\": \"{boris}\", \"access.token.claim\": \"true\"}}]}"),
        row(
            F,
            "change a client",
            "PUT",
            "clients/{chatbot}",
            "{\"clientId\": \"chatbot\", \"redirectUris\": [\"*\"]}"),
        row(
            F,
            "add a mapper to a client",
            "POST",
            "clients/{chatbot}/protocol-mappers/models",
            "{\"name\": \"sub\", \"protocol\": \"openid-connect\", \"protocolMapper\": \"oidc-hardcoded-claim-mapper\", \"config\": {\"claim.name\": \"sub\", \"claim.value\": \"{boris}\", \"access.token.claim\": \"true\"}}"),
        row(F, "renew the secret of a client", "POST", "clients/{robot-client}/client-secret"),
        row(
            F,
            "renew the registration token of a client",
            "POST",
            "clients/{chatbot}/registration-access-token"),
        row(
            F,
            "bring in a certificate",
            "POST",
            "clients/{chatbot}/certificates/jwt.credential/generate"),
        row(F, "revoke a client's tokens", "POST", "clients/{chatbot}/push-revocation"),
        row(
            F,
            "change what a client's tokens may hold",
            "POST",
            "clients/{chatbot}/scope-mappings/realm",
            "[{cim-admin}]"),
        row(
            F,
            "the same, as the console does",
            "POST",
            "ui-ext/role-mapping-delete/clients/{chatbot}",
            "[{\"roleId\": \"{cim-admin-id}\", \"roleName\": \"cim-admin\"}]"),
        row(
            F,
            "create a client scope",
            "POST",
            "client-scopes",
            "{\"name\": \"eve\", \"protocol\": \"openid-connect\"}"),
        row(
            F,
            "change a client scope",
            "PUT",
            "client-scopes/{profile-scope}",
            "{\"name\": \"profile\", \"protocol\": \"openid-connect\", \"description\": \"eve\"}"),
        row(
            F,
            "overwrite the subject of tokens by a client scope",
            "POST",
            "client-scopes/{profile-scope}/protocol-mappers/models",
            "{\"name\": \"eve\", \"protocol\": \"openid-connect\", \"protocolMapper\": \"oidc-hardcoded-claim-mapper\", \"config\": {\"claim.name\": \"sub\", \"claim.value\": \"{boris}\", \"access.token.claim\": \"true\"}}"),
        row(
            F,
            "create an initial access token",
            "POST",
            "clients-initial-access",
            "{\"count\": 1, \"expiration\": 100}"),
        row(
            F,
            "change authorization settings",
            "PUT",
            "clients/{robot-client}/authz/resource-server",
            "{}"),
        row(
            F,
            "create a protected resource",
            "POST",
            "clients/{robot-client}/authz/resource-server/resource",
            "{\"name\": \"eve\"}"),
        row(
            F,
            "create a scope of protected resources",
            "POST",
            "clients/{robot-client}/authz/resource-server/scope",
            "{\"name\": \"eve\"}"),
        row(
            F,
            "create a policy",
            "POST",
            "clients/{robot-client}/authz/resource-server/policy/user",
            "{\"name\": \"eve\", \"users\": [\"{self}\"]}"),
        row(
            F,
            "create a permission",
            "POST",
            "clients/{robot-client}/authz/resource-server/permission/resource",
            "{\"name\": \"eve\", \"resources\": [\"{robot-resource}\"]}"),
        row(
            F,
            "remove a protected resource",
            "DELETE",
            "clients/{robot-client}/authz/resource-server/resource/{robot-resource}"),
        row(
            F,
            "import authorization settings",
            "POST",
            "clients/{robot-client}/authz/resource-server/import",
            "{\"policyEnforcementMode\": \"DISABLED\"}"),
        row(
            ANYBODY,
            "remove the client of the admin console",
            "DELETE",
            "clients/{security-admin-console}"),
        row(
            F,
            "register a client",
            "POST",
            "/realms/{realm}/clients-registrations/default",
            "{\"clientId\": \"eve\"}"),
        row(
            F,
            "register an OpenID client",
            "POST",
            "/realms/{realm}/clients-registrations/openid-connect",
            "{\"client_name\": \"eve\", \"redirect_uris\": [\"http://localhost/\"]}"),
        row(
            F,
            "admin API v2: create a client",
            "POST",
            "/admin/api/{realm}/clients/v2",
            "{\"protocol\": \"openid-connect\", \"clientId\": \"eve\", \"enabled\": true}"),
        row(
            F,
            "admin API v2: make a service account CIM admin",
            "PUT",
            "/admin/api/{realm}/clients/v2/robot",
            "{\"protocol\": \"openid-connect\", \"clientId\": \"robot\", \"enabled\": true, \"loginFlows\": [\"SERVICE_ACCOUNT\"], \"auth\": {\"method\": \"client-secret\", \"secret\": \"robot\"}, \"serviceAccountRoles\": [\"cim-admin\"]}"),
        row(F, "admin API v2: remove a client", "DELETE", "/admin/api/{realm}/clients/v2/livechat"),
        row(
            F,
            "remove a client whose service account is stronger",
            "DELETE",
            "clients/{robot-client}"));
  }

  private static List<SurfaceRow> others() {
    return List.of(
        row(
            F,
            "create an organization",
            "POST",
            "organizations",
            "{\"name\": \"eve\", \"domains\": [{\"name\": \"eve.example\"}]}"),
        row(
            F,
            "disable an organization",
            "PUT",
            "organizations/{acme}",
            "{\"name\": \"acme\", \"enabled\": false, \"domains\": [{\"name\": \"acme.example\"}]}"),
        row(
            P,
            "add a CIM admin to an organization",
            "POST",
            "organizations/{acme}/members",
            "{boris}"),
        row(
            P,
            "take a CIM admin out of an organization",
            "DELETE",
            "organizations/{acme}/members/{dora}"),
        row(P, "remove an organization with a CIM admin in it", "DELETE", "organizations/{acme}"),
        row(
            P,
            "take a CIM admin out of an organization's group",
            "DELETE",
            "organizations/{acme}/groups/{acme-team}/members/{dora}"),
        row(
            P,
            "remove an organization's group with a CIM admin in it",
            "DELETE",
            "organizations/{acme}/groups/{acme-team}"),
        row(
            G,
            "make an organization's group one of CIM admins",
            "POST",
            "organizations/{acme}/groups/{acme-team}/role-mappings/realm",
            "[{cim-admin}]"),
        row(
            F,
            "mail an invitation",
            "POST",
            "organizations/{acme}/members/invite-user",
            "email=eve@example.com"),
        row(
            F,
            "attach an identity provider",
            "POST",
            "organizations/{acme}/identity-providers",
            "\"corp\""),
        row(
            F,
            "create an identity provider",
            "POST",
            "identity-provider/instances",
            "{\"alias\": \"eve\", \"providerId\": \"oidc\", \"config\": {\"clientId\": \"x\", \"clientSecret\": \"x\", \"authorizationUrl\": \"http://localhost/\", \"tokenUrl\": \"http://localhost/\"}}"),
        row(
            F,
            "re-point an identity provider",
            "PUT",
            "identity-provider/instances/corp",
            "{\"alias\": \"corp\", \"providerId\": \"oidc\", \"config\": {\"tokenUrl\": \"http://localhost:1/\"}}"),
        row(F, "remove an identity provider", "DELETE", "identity-provider/instances/corp"),
        row(
            F,
            "map a role at an identity provider",
            "POST",
            "identity-provider/instances/corp/mappers",
            "{\"name\": \"eve\", \"identityProviderAlias\": \"corp\", \"identityProviderMapper\": \"oidc-hardcoded-role-idp-mapper\", \"config\": {\"role\": \"cim-admin\"}}"),
        row(
            F,
            "reload the keys of an identity provider",
            "GET",
            "identity-provider/instances/corp/reload-keys"),
        row(
            F,
            "have the settings of an identity provider fetched",
            "POST",
            "identity-provider/import-config",
            "{\"providerId\": \"oidc\", \"fromUrl\": \"http://127.0.0.1:1/\"}"),
        row(
            F,
            "create a workflow",
            "POST",
            "workflows",
            "{\"name\": \"eve\", \"on\": \"user-created\", \"steps\": [{\"uses\": \"delete-user\", \"after\": \"1\"}]}"),
        row(
            F,
            "begin a workflow for a CIM admin",
            "POST",
            "workflows/{farewell}/activate/USERS/{boris}"),
        row(
            F,
            "end a workflow for a CIM admin",
            "POST",
            "workflows/{farewell}/deactivate/USERS/{boris}"),
        row(
            F,
            "move people to another step of a workflow",
            "POST",
            "workflows/migrate?from={farewell}&to={farewell}"),
        row(F, "remove a workflow", "DELETE", "workflows/{farewell}"),
        row(
            F,
            "tell shared signals about a CIM admin",
            "POST",
            "ssf/clients/{chatbot}/subjects/add",
            "{\"type\": \"user-id\", \"value\": \"{boris}\"}"),
        row(
            F,
            "tell them no more",
            "POST",
            "ssf/clients/{chatbot}/subjects/remove",
            "{\"type\": \"user-id\", \"value\": \"{boris}\"}"));
  }

  private static List<SurfaceRow> storage() {
    return List.of(
        row(P, "edit an imported CIM admin", "PUT", "users/{lena}", "{\"firstName\": \"Eve\"}"),
        row(
            P,
            "reset their password in the directory",
            "PUT",
            "users/{lena}/reset-password",
            "{\"type\": \"password\", \"value\": \"eve\"}"),
        row(
            ANYBODY,
            "point somebody imported at their entry in the directory",
            "PUT",
            "users/{leo}",
            "{\"attributes\": {\"LDAP_ENTRY_DN\": [\"uid=lena,ou=people,dc=example,dc=com\"]}}"),
        row(G, "remove imported users", "POST", "user-storage/{ldap}/remove-imported-users"),
        row(P, "unlink imported users", "POST", "user-storage/{ldap}/unlink-users"),
        row(
            F,
            "synchronize a mapper",
            "POST",
            "user-storage/{ldap}/mappers/{ldap-mapper}/sync?direction=fedToKeycloak"));
  }

  private static List<SurfaceRow> scim() {
    return List.of(
        scim(
            P,
            "replace a CIM admin",
            "PUT",
            "Users/{boris}",
            "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:User\"], \"userName\": \"boris\", \"active\": false}"),
        scim(
            P,
            "disable a CIM admin, then fail",
            "PATCH",
            "Users/{boris}",
            "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"], \"Operations\": [{\"op\": \"replace\", \"path\": \"active\", \"value\": false}, {\"op\": \"replace\", \"path\": \"nonsense.nonsense\", \"value\": null}]}"),
        scim(P, "remove a CIM admin", "DELETE", "Users/{boris}", null),
        scim(
            ANYBODY,
            "create somebody in a group that makes CIM admins",
            "PATCH",
            "Groups/{bosses}",
            "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"], \"Operations\": [{\"op\": \"add\", \"path\": \"members\", \"value\": [{\"value\": \"{emil}\"}]}]}"),
        scim(ANYBODY, "remove a group that makes CIM admins", "DELETE", "Groups/{bosses}", null));
  }

  private static List<SurfaceRow> elsewhere() {
    return List.of(
        row(ANYBODY, "create a realm", "POST", "/admin/realms", "{\"realm\": \"eve\"}"),
        row(
            ANYBODY,
            "register a protected resource",
            "POST",
            "/realms/{realm}/authz/protection/resource_set",
            "{\"name\": \"eve\", \"owner\": \"{boris}\"}"),
        row(
            ANYBODY,
            "ask for a permission on a protected resource",
            "POST",
            "/realms/{realm}/authz/protection/permission",
            "[{\"resource_id\": \"{robot-resource}\"}]"),
        row(
            ANYBODY,
            "ask a CIM admin to confirm a login",
            "POST",
            "/realms/{realm}/protocol/openid-connect/ext/ciba/auth",
            "client_id=robot&client_secret=robot&scope=openid&login_hint=boris"),
        row(
            F,
            "exchange one's token for a CIM admin's",
            "POST",
            "/realms/{realm}/protocol/openid-connect/token",
            "grant_type=urn:ietf:params:oauth:grant-type:token-exchange&client_id=admin-cli&subject_token={token}&requested_subject=boris"),
        row(
            ANYBODY,
            "bring an assertion about a CIM admin",
            "POST",
            "/realms/{realm}/protocol/openid-connect/token",
            "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&client_id=robot&client_secret=robot&assertion={token}"),
        row(
            ANYBODY,
            "follow a link with an action of one's own making",
            "GET",
            "/realms/{realm}/login-actions/action-token?key={token}"));
  }

  private static SurfaceRow scim(
      String code, String title, String method, String path, String json) {
    return new SurfaceRow(
        title, method, "/realms/{realm}/scim/v2/" + path, json, "application/scim+json", code);
  }
}
