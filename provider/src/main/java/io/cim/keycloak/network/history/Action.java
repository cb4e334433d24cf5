package io.cim.keycloak.network.history;

/** What an entry of the history is about. */
enum Action {
  /** The roles of a member in one product. */
  PRODUCTS_CHANGED("products.changed"),
  MEMBER_CREATED("member.created"),
  MEMBER_REMOVED("member.removed"),
  /** Somebody got the table of members as a file. */
  MEMBERS_EXPORTED("members.exported"),
  /** The profile of a member. */
  MEMBER_CHANGED("member.changed"),
  /** Somebody started a session as the member. */
  MEMBER_IMPERSONATED("member.impersonated"),
  PASSWORD_RESET("password.reset"),
  /** Other credentials than the password, or links to accounts elsewhere. */
  CREDENTIALS_CHANGED("credentials.changed"),
  GROUPS_CHANGED("groups.changed"),
  /** The agent groups whose default agent the member is. */
  DEFAULT_AGENT_CHANGED("default-agent.changed"),
  /** Roles outside the products. */
  ROLES_CHANGED("roles.changed"),
  CIM_ADMIN_MADE("cim-admin.made"),
  CIM_ADMIN_UNMADE("cim-admin.unmade"),
  /** The permissions of a module role. */
  PERMISSIONS_CHANGED("permissions.changed"),
  SESSIONS_ENDED("sessions.ended"),
  /** Somebody was invited, or the mail was sent again. */
  INVITATION_SENT("invitation.sent"),
  /** What an invitation offers. */
  INVITATION_CHANGED("invitation.changed"),
  INVITATION_REVOKED("invitation.revoked");

  private final String wireName;

  Action(String wireName) {
    this.wireName = wireName;
  }

  /** As it stands in the database and in answers. */
  String wireName() {
    return wireName;
  }
}
