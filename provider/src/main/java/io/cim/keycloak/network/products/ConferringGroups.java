package io.cim.keycloak.network.products;

/** The groups whose members hold a role because a group maps it: that group and all below it. */
public final class ConferringGroups {

  private ConferringGroups() {}

  /**
   * A common table expression with one column {@code id}. Needs the query parameter {@code realm}.
   *
   * @param name of the expression
   * @param holders name of the query parameter with the IDs of the roles
   */
  public static String cte(String name, String holders) {
    return """
        %1$s as (
          select mapping.group.id as id from GroupRoleMappingEntity mapping where mapping.roleId in :%2$s
          union all
          select child.id as id from GroupEntity child join %1$s parent on child.parentId = parent.id
          where child.realm = :realm)
        """
        .formatted(name, holders);
  }
}
