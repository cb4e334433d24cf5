package io.cim.keycloak.network.deliveries;

/** What products are told, by the URI under which it stands in a Security Event Token. */
public enum EventType {
  /** RISC: the account is gone for ever. */
  ACCOUNT_PURGED(EventType.RISC + "account-purged"),
  /** RISC: the account may not be used for now. */
  ACCOUNT_DISABLED(EventType.RISC + "account-disabled"),
  /** RISC: the account may be used again. */
  ACCOUNT_ENABLED(EventType.RISC + "account-enabled"),
  /** CAEP: all logins up to now are void. */
  SESSION_REVOKED("https://schemas.openid.net/secevent/caep/event-type/session-revoked"),
  /** SSF: whether the address of a product works. */
  VERIFICATION("https://schemas.openid.net/secevent/ssf/event-type/verification"),
  /** What the chats of a member need who was removed: the groups and posts. */
  MEMBER_REMOVED(EventType.NAMESPACE + "member-removed"),
  /** A member has got access to the product. */
  ACCESS_GRANTED(EventType.NAMESPACE + "product-access-granted"),
  /** A member has other roles in the product than before. */
  ACCESS_CHANGED(EventType.NAMESPACE + "product-access-changed"),
  /** A member has lost all access to the product. */
  ACCESS_REVOKED(EventType.NAMESPACE + "product-access-revoked"),
  /** A module role carries other permissions than before. */
  ROLE_CHANGED(EventType.NAMESPACE + "role-changed"),
  /** An agent group is new, or has another name or other agents. */
  GROUP_CHANGED(EventType.NAMESPACE + "agent-group-changed"),
  /** An agent group is gone for ever. */
  GROUP_DELETED(EventType.NAMESPACE + "agent-group-deleted"),
  /** An agent group has another default agent, or none any more. */
  DEFAULT_AGENT_CHANGED(EventType.NAMESPACE + "default-agent-changed");

  private static final String RISC = "https://schemas.openid.net/secevent/risc/event-type/";

  /** Before the names of the types that no standard has. */
  private static final String NAMESPACE = "urn:cim:network:events:";

  private final String uri;

  EventType(String uri) {
    this.uri = uri;
  }

  /** As it stands in the claim {@code events}. */
  public String uri() {
    return uri;
  }
}
