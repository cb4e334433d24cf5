package io.cim.keycloak.network.groups;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * Who is the default agent of a group. Only for queries: the database deletes such rows by itself,
 * which no object in memory would notice.
 */
@Entity(name = "NetworkDefaultAgent")
@Table(name = "NETWORK_DEFAULT_AGENT")
public class DefaultAgentEntity {

  @Id
  @Column(name = "GROUP_ID", length = 36)
  private String groupId;

  @Column(name = "USER_ID")
  private String userId;

  /** For JPA. */
  protected DefaultAgentEntity() {}
}
