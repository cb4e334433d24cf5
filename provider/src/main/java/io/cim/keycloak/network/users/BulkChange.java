package io.cim.keycloak.network.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cim.keycloak.network.members.Member;
import io.cim.keycloak.network.members.MemberState;
import io.cim.keycloak.network.members.Members;
import io.cim.keycloak.network.products.Catalogue;
import io.cim.keycloak.network.products.ModuleRole;
import io.cim.keycloak.network.products.Product;
import io.cim.keycloak.network.support.JsonBody;
import io.cim.keycloak.network.support.NetworkError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.services.ErrorResponseException;

/** The same change of the module roles of many members: of all of them, or of nobody. */
final class BulkChange {

  /** The most members of one change. */
  static final int MOST = 200;

  private static final Set<String> FIELDS = Set.of("users", "products", "mode", "dryRun");

  private final Judge judge;
  private final Members members;
  private final MemberEditor editor;

  BulkChange(Judge judge, Members members, MemberEditor editor) {
    this.judge = judge;
    this.members = members;
    this.editor = editor;
  }

  /**
   * What a change does.
   *
   * @param changed how many members are other than before
   * @param users a line for each member, in the order of the request
   */
  record Answer(boolean dryRun, long changed, List<Line> users) {}

  /**
   * What becomes of one member.
   *
   * @param products by client ID, those in which something changes
   * @param error why nothing may become of the member, or null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(
      String id,
      String username,
      Map<String, MemberEvents.Change> products,
      String error,
      String errorMessage) {

    static Line of(MemberEdit edit, Optional<Objection> objection) {
      Member member = edit.member().member();
      return new Line(
          member.id(),
          member.username(),
          edit.changes(),
          objection.map(why -> why.code().code()).orElse(null),
          objection.map(Objection::sentence).orElse(null));
    }
  }

  /**
   * Changes all, or tells what that would do.
   *
   * @throws ErrorResponseException where one of them must not be changed: the code of the first
   */
  Answer run(JsonBody body, Catalogue catalogue) {
    body.only(FIELDS);
    Set<String> ids = ids(body);
    BulkMode mode =
        BulkMode.of(body.text("mode"))
            .orElseThrow(() -> body.invalid("mode", "Must be add, remove or replace."));
    JsonBody products = body.object("products");
    if (products == null) {
      throw body.invalid("products", "Must be an object.");
    }
    Map<Product, Set<ModuleRole>> named = ProductRoles.parse(products, catalogue);
    boolean dryRun = Boolean.TRUE.equals(body.bool("dryRun"));

    Map<String, MemberState> found = dryRun ? members.find(ids) : members.lock(ids);
    requireKnown(ids, found);
    List<MemberEdit> edits = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    Objections objections = new Objections(judge);
    for (String id : ids) {
      MemberState member = found.get(id);
      MemberEdit edit = MemberEdit.of(member, mode.wanted(member, named));
      Optional<Objection> objection = editor.objectionToAll(edit);
      objection.ifPresent(why -> objections.add(member.member().username(), member.member(), why));
      lines.add(Line.of(edit, objection));
      edits.add(edit);
    }
    edits.removeIf(MemberEdit::isNothing);
    if (!dryRun) {
      objections.refuseIfAny(
          Map.of("users", lines.stream().filter(line -> line.error() != null).toList()));
      editor.apply(edits);
    }
    return new Answer(dryRun, edits.size(), lines);
  }

  private static Set<String> ids(JsonBody body) {
    Set<String> ids = body.texts("users");
    if (ids == null || ids.isEmpty() || ids.size() > MOST) {
      throw body.invalid("users", "Must be a list of 1 to " + MOST + " IDs of members.");
    }
    return ids;
  }

  private static void requireKnown(Set<String> ids, Map<String, MemberState> found) {
    List<String> unknown = ids.stream().filter(id -> !found.containsKey(id)).toList();
    if (!unknown.isEmpty()) {
      throw NetworkError.UNKNOWN_MEMBER.because(
          "These are no members of this network: " + String.join(", ", unknown) + ".",
          Map.of("members", unknown));
    }
  }
}
