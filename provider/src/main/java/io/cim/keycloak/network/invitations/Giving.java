package io.cim.keycloak.network.invitations;

import io.cim.keycloak.network.access.Caller;
import io.cim.keycloak.network.guard.MemberRules;
import io.cim.keycloak.network.guard.Target;
import io.cim.keycloak.network.guard.Verdict;
import io.cim.keycloak.network.members.HeldRole;
import io.cim.keycloak.network.members.Members;
import io.cim.keycloak.network.products.Catalogue;
import io.cim.keycloak.network.products.ModuleRole;
import io.cim.keycloak.network.products.Product;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RoleModel;

/**
 * Sorts an offer into what somebody may give to somebody now and what not: what is gone, what the
 * giver may not give, and whatever would make a CIM admin, whoever gives it.
 */
final class Giving {

  /** Stands for somebody who has no account yet. */
  private static final Target NOBODY = new Target("", false, Set.of());

  private final Caller giver;
  private final Set<String> administered;
  private final Members members;
  private final Catalogue catalogue;
  private final Map<Long, GroupModel> groups;
  private final Map<Product, Set<ModuleRole>> roles = new LinkedHashMap<>();
  private final Map<GroupModel, Boolean> joined = new LinkedHashMap<>();
  private final Map<String, List<String>> refusedRoles = new TreeMap<>();
  private final List<Offer.Group> refusedGroups = new ArrayList<>();
  private final List<HeldRole> held;
  private Target target;
  private boolean wouldMakeCimAdmin;

  private Giving(
      Caller giver,
      Members members,
      Catalogue catalogue,
      Map<Long, GroupModel> groups,
      Target target,
      List<HeldRole> held) {
    this.giver = giver;
    this.administered = giver.administered();
    this.members = members;
    this.catalogue = catalogue;
    this.groups = groups;
    this.target = target;
    this.held = new ArrayList<>(held);
  }

  /**
   * What of an offer can be given.
   *
   * @param roles by product
   * @param groups with whether to be the default agent
   * @param refused what cannot
   * @param wouldMakeCimAdmin whether something cannot because it would make a CIM admin
   */
  record Sorted(
      Map<Product, Set<ModuleRole>> roles,
      Map<GroupModel, Boolean> groups,
      Offer refused,
      boolean wouldMakeCimAdmin) {

    boolean isNothing() {
      return roles.isEmpty() && groups.isEmpty();
    }
  }

  /**
   * Sorts an offer to somebody new.
   *
   * @param groups those of the offer that the realm has, by numeric ID
   */
  static Sorted toNobody(
      Offer offer,
      Caller giver,
      Members members,
      Catalogue catalogue,
      Map<Long, GroupModel> groups) {
    return toMember(offer, giver, members, catalogue, groups, NOBODY, List.of());
  }

  /**
   * Sorts an offer to a member.
   *
   * @param target the member as they are
   * @param held what the member holds
   */
  static Sorted toMember(
      Offer offer,
      Caller giver,
      Members members,
      Catalogue catalogue,
      Map<Long, GroupModel> groups,
      Target target,
      List<HeldRole> held) {
    return new Giving(giver, members, catalogue, groups, target, held).sort(offer);
  }

  private Sorted sort(Offer offer) {
    offer.products().forEach((clientId, names) -> names.forEach(name -> role(clientId, name)));
    // in the order of their numbers, in which everybody locks them
    offer.agentGroups().stream()
        .sorted(Comparator.comparingLong(Offer.Group::id))
        .forEach(this::group);
    return new Sorted(roles, joined, new Offer(refusedRoles, refusedGroups), wouldMakeCimAdmin);
  }

  private void role(String clientId, String name) {
    Optional<Product> product =
        catalogue.product(clientId).filter(one -> administered.contains(clientId));
    Optional<ModuleRole> role = product.flatMap(one -> one.role(name));
    if (role.isPresent() && take(List.of(held(role.get().id(), null)))) {
      roles.computeIfAbsent(product.get(), key -> new LinkedHashSet<>()).add(role.get());
    } else {
      refusedRoles.computeIfAbsent(clientId, key -> new ArrayList<>()).add(name);
    }
  }

  private void group(Offer.Group offered) {
    GroupModel group = groups.get(offered.id());
    List<HeldRole> conferred = group == null ? List.of() : rolesOf(group);
    // an account administrator gives roles of their own products, and a group may confer others
    boolean allowed = giver.invites() && (conferred.isEmpty() || giver.editsMembers());
    if (group != null && allowed && take(conferred)) {
      joined.put(group, offered.defaultAgent());
    } else {
      refusedGroups.add(offered);
    }
  }

  /** What members of a group hold by it and by the groups above it. */
  private List<HeldRole> rolesOf(GroupModel group) {
    List<HeldRole> conferred = new ArrayList<>();
    for (GroupModel one = group; one != null; one = one.getParent()) {
      String groupId = one.getId();
      one.getRoleMappingsStream()
          .map(RoleModel::getId)
          .forEach(roleId -> conferred.add(held(roleId, groupId)));
    }
    return conferred;
  }

  private HeldRole held(String roleId, String groupId) {
    return new HeldRole(target.id(), roleId, groupId);
  }

  /** Adds these to what the member would hold, if the rules let the giver. */
  private boolean take(List<HeldRole> more) {
    List<HeldRole> together = new ArrayList<>(held);
    together.addAll(more);
    Target after = members.target(target.id(), together);
    if (after.cimAdmin() && !target.cimAdmin()) {
      wouldMakeCimAdmin = true;
      return false;
    }
    if (MemberRules.change(giver.actor(), target, after) != Verdict.ALLOWED) {
      return false;
    }
    held.addAll(more);
    target = after;
    return true;
  }
}
