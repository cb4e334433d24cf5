package io.cim.keycloak.network.guard;

import java.util.List;
import java.util.Set;

/**
 * What a request is about, as far as its method and path tell. Pure.
 *
 * @param method of HTTP
 * @param area which of Keycloak's interfaces it goes to
 * @param rest the segments below that interface's root in the realm
 */
public record RequestPath(String method, Area area, List<String> rest) {

  /** Keycloak's interfaces, as far as the guard tells them apart. */
  public enum Area {
    /** {@code /admin/realms/{realm}}. */
    ADMIN,
    /** {@code /admin/api/{realm}}. */
    ADMIN_V2,
    /** {@code /realms/{realm}/scim}. */
    SCIM,
    /** {@code /realms/{realm}/clients-registrations}. */
    REGISTRATION,
    /** {@code /realms/{realm}/account}: people's own accounts. */
    ACCOUNT,
    /** Logins and tokens: what they change is the account of the person who logs in. */
    LOGIN,
    /** Everything else. */
    OTHER
  }

  /** An action that has no better name. */
  static final String ATTEMPT = "attempt.refused";

  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  /**
   * What configures the realm: it can take over accounts without touching them, so that no
   * comparison of accounts would show it. By the first segment; what is finer is in the code.
   */
  private static final Set<String> CONFIGURATION =
      Set.of(
          "logout-all",
          "push-revocation",
          "partialImport",
          "partial-import",
          "testSMTPConnection",
          "testLDAPConnection",
          "ldap-server-capabilities",
          "localization",
          "client-policies",
          "client-types",
          "authentication",
          "components",
          "client-scopes",
          "client-templates", // the same by their old name
          "default-default-client-scopes",
          "default-optional-client-scopes",
          "default-groups",
          "clients-initial-access",
          "client-registration-policy",
          "identity-provider",
          "workflows",
          "ssf",
          "users-management-permissions",
          "events",
          "admin-events");

  /** What the network API does to many members at once. */
  private static final Set<String> OF_MANY = Set.of("bulk", "import");

  /** What is about people and not about what roles give, by the first segment. */
  private static final Set<String> NO_ROLES =
      Set.of(
          "users",
          "cim-admins",
          "sessions",
          "attack-detection",
          "logout-all",
          "agent-groups",
          "invitations",
          "settings",
          "deliveries");

  /**
   * Reads a path.
   *
   * @param segments decoded and without matrix parameters; a relative path of the server may stand
   *     before them
   */
  public static RequestPath of(String method, List<String> segments) {
    List<String> path = segments.stream().filter(segment -> !segment.isEmpty()).toList();
    for (int i = 0; i < path.size(); i++) {
      String next = i + 1 < path.size() ? path.get(i + 1) : "";
      if (path.get(i).equals("admin") && next.equals("realms")) {
        return below(method, Area.ADMIN, path, i + 3);
      }
      if (path.get(i).equals("admin") && next.equals("api")) {
        return below(method, Area.ADMIN_V2, path, i + 3);
      }
      if (path.get(i).equals("realms")) {
        return below(method, area(i + 2 < path.size() ? path.get(i + 2) : ""), path, i + 3);
      }
    }
    return new RequestPath(method, Area.OTHER, List.of());
  }

  private static RequestPath below(String method, Area area, List<String> path, int from) {
    return from > path.size()
        ? new RequestPath(method, Area.OTHER, List.of())
        : new RequestPath(method, area, path.subList(from, path.size()));
  }

  private static Area area(String segment) {
    return switch (segment) {
      case "scim" -> Area.SCIM;
      case "clients-registrations" -> Area.REGISTRATION;
      case "account" -> Area.ACCOUNT;
      case "protocol", "login-actions", "broker" -> Area.LOGIN;
      default -> Area.OTHER;
    };
  }

  /** Whether it changes nothing. */
  public boolean reads() {
    boolean readsByPost =
        area == Area.ADMIN
            && method.equals("POST")
            && (is("partial-export") || is("client-description-converter"));
    return READS.contains(method) || readsByPost;
  }

  /**
   * Whether only platform operators may do it, whatever roles somebody holds: it configures the
   * realm or reaches accounts in a way that cannot be taken back.
   */
  public boolean isReserved() {
    return switch (area) {
      case ADMIN -> reads() ? isReservedRead() : isReservedForAdmin();
      case ADMIN_V2, REGISTRATION -> !reads();
      default -> false;
    };
  }

  /** Keycloak reloads the keys of an identity provider on a GET. */
  private boolean isReservedRead() {
    return is("identity-provider") && rest.get(rest.size() - 1).equals("reload-keys");
  }

  private boolean isReservedForAdmin() {
    if (rest.isEmpty() || CONFIGURATION.contains(rest.get(0))) {
      return true;
    }
    if (rest.size() >= 2 && ends("management", "permissions")) {
      return true;
    }
    return switch (rest.get(0)) {
      case "users" -> segment(1).equals("profile");
      case "clients" -> !isRolesOfClient();
      case "organizations" -> isReservedForOrganizations();
      case "ui-ext" -> !isRoleRemovalFromPeople();
      case "user-storage" -> segment(2).equals("mappers");
      case "attack-detection" -> rest.size() == 3; // everybody's at once
      default -> false;
    };
  }

  private boolean isRolesOfClient() {
    return segment(2).equals("roles");
  }

  /** Organizations themselves, their identity providers, and mails in their name. */
  private boolean isReservedForOrganizations() {
    if (rest.size() <= 2) {
      return !method.equals("DELETE");
    }
    return segment(2).equals("identity-providers")
        || segment(2).equals("invitations")
        || segment(3).startsWith("invite-")
        || segment(3).equals("invitations");
  }

  private boolean isRoleRemovalFromPeople() {
    return segment(1).equals("role-mapping-delete")
        && Set.of("users", "groups", "roles").contains(segment(2));
  }

  /** ID of the member in the path, or null where it names none. */
  public String member() {
    return switch (area) {
      case ADMIN -> memberOfAdmin();
      case SCIM -> segment(1).equals("Users") ? orNull(2) : null;
      default -> null;
    };
  }

  private String memberOfAdmin() {
    return switch (segment(0)) {
      case "users" -> segment(1).equals("profile") ? null : orNull(1);
      case "attack-detection" -> segment(2).equals("users") ? orNull(3) : null;
      case "organizations" ->
          segment(2).equals("members")
              ? orNull(3)
              : segment(2).equals("groups") && segment(4).equals("members") ? orNull(5) : null;
      case "ui-ext" ->
          segment(1).equals("role-mapping-delete") && segment(2).equals("users") ? orNull(3) : null;
      case "network" -> memberOfNetwork();
      default -> null;
    };
  }

  /** What concerns many has its name where others have an ID, which people may have chosen. */
  private String memberOfNetwork() {
    boolean one =
        segment(1).equals("cim-admins")
            || (segment(1).equals("users") && !OF_MANY.contains(segment(2)));
    return one ? orNull(2) : null;
  }

  /** What it would do, in the words of the history. */
  public String action() {
    if (area != Area.ADMIN) {
      return ATTEMPT;
    }
    return switch (segment(0)) {
      case "sessions", "logout-all" -> "sessions.ended";
      case "users" -> rest.size() > 2 ? actionOnPart(segment(2)) : actionOnUser();
      default -> ATTEMPT;
    };
  }

  private String actionOnUser() {
    return switch (method) {
      case "POST" -> "member.created";
      case "DELETE" -> "member.removed";
      default -> segment(1).equals("profile") ? ATTEMPT : "member.changed";
    };
  }

  private static String actionOnPart(String part) {
    return switch (part) {
      case "reset-password", "reset-password-email" -> "password.reset";
      case "credentials", "disable-credential-types", "federated-identity" -> "credentials.changed";
      case "groups" -> "groups.changed";
      case "role-mappings" -> "roles.changed";
      case "impersonation" -> "member.impersonated";
      case "logout" -> "sessions.ended";
      default -> ATTEMPT;
    };
  }

  /** Whether it asks for a token. */
  boolean isTokenRequest() {
    return area == Area.LOGIN && rest.equals(List.of("openid-connect", "token"));
  }

  /** ID of the login session in the path, or null where it names none. */
  public String loginSession() {
    return area == Area.ADMIN && is("sessions") ? orNull(1) : null;
  }

  /** ID of the user store in the path whose imported people may go at once, or null. */
  public String userStore() {
    return area == Area.ADMIN && (is("user-storage") || is("components")) ? orNull(1) : null;
  }

  /** Whether it may change what roles and groups give to whoever has them. */
  public boolean mayChangeRoles() {
    return switch (area) {
      case ADMIN -> !NO_ROLES.contains(is("network") ? segment(1) : segment(0));
      case ADMIN_V2, REGISTRATION -> true;
      default -> false;
    };
  }

  /** Whether it ends all logins to the realm. */
  public boolean endsAllLogins() {
    return area == Area.ADMIN && is("logout-all");
  }

  /** Whether the API of this project answers, which says itself why it refuses something. */
  public boolean isNetwork() {
    return area == Area.ADMIN && is("network");
  }

  private boolean is(String first) {
    return segment(0).equals(first);
  }

  private boolean ends(String beforeLast, String last) {
    return segment(rest.size() - 2).equals(beforeLast) && segment(rest.size() - 1).equals(last);
  }

  /** A segment of the rest, or an empty text where it has none there. */
  String segment(int index) {
    return index < rest.size() ? rest.get(index) : "";
  }

  private String orNull(int index) {
    return index < rest.size() ? rest.get(index) : null;
  }
}
