package io.cim.keycloak.network.access;

/**
 * What a caller may do in a network, for the screens.
 *
 * @param users read the members
 * @param edit change members other than CIM admins
 * @param cimAdmins make and unmake CIM admins
 * @param agentGroups {@code all}, {@code own} (the groups the caller is in) or {@code none}
 * @param invitations invite people
 * @param settings change the settings of the network
 * @param history read who changed what
 * @param deliveries see what the products were told
 */
public record Access(
    boolean users,
    boolean edit,
    boolean cimAdmins,
    String agentGroups,
    boolean invitations,
    boolean settings,
    boolean history,
    boolean deliveries) {}
