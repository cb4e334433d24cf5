package io.cim.keycloak.network.guard;

/** What the rules say to something that somebody wants to do. */
public enum Verdict {
  /** It may be done. */
  ALLOWED,
  /** The actor changes nobody. */
  NOT_ENTITLED,
  /** The target is another CIM admin. */
  CIM_ADMIN_PROTECTED,
  /** The target administers the realm by a role that the actor lacks. */
  STRONGER_PROTECTED,
  /** Somebody would become a CIM admin, or be one no longer. */
  CIM_ADMIN_GRANT,
  /** Somebody would gain a role that administers the realm and that the actor lacks. */
  ESCALATION
}
