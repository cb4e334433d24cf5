package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;
import org.jboss.jandex.MethodInfo;
import org.junit.jupiter.api.Test;

/**
 * Every path that Keycloak has below a realm of its admin API, read from its class file: operators'
 * alone, or here with the reason why it is not. A path that a later Keycloak has, or has under
 * another name, fails here until somebody has looked at it.
 */
class AdminRoutesTest {

  private static final String RESOURCE = "org.keycloak.services.resources.admin.RealmAdminResource";

  private static final List<Class<?>> METHODS =
      List.of(GET.class, POST.class, PUT.class, DELETE.class);

  /** What others than operators may ask for, too, where Keycloak lets them. */
  private static final Map<String, String> OPEN =
      Map.ofEntries(
          // people, and what they have: compared when it commits
          Map.entry("users/*", "the people; refused early where the path names somebody protected"),
          Map.entry("groups/*", "what confers roles by a group is compared"),
          Map.entry("roles/*", "what confers roles, and what they contain, is compared"),
          Map.entry("roles-by-id/*", "the same by ID"),
          Map.entry("attack-detection/*", "locks of somebody who is protected are refused early"),
          Map.entry("organizations/*", "members and their removal; the rest is reserved below it"),
          Map.entry("clients/*", "their roles; everything else below it is reserved"),
          Map.entry(
              "DELETE sessions/{session}", "refused early where somebody protected logged in"),
          // another resource answers, which RequestPath tells by the segment
          Map.entry("{extension}/*", "the network's own, the console's and the user storages'"),
          // what shows nothing that logs somebody in
          Map.entry("GET ", "Keycloak masks secrets in the settings of the realm"),
          Map.entry("GET client-session-stats", "numbers"),
          Map.entry("GET credential-registrators", "names"),
          Map.entry("GET default-default-client-scopes", "names"),
          Map.entry("GET default-optional-client-scopes", "names"),
          Map.entry("GET default-groups", "names"),
          Map.entry("GET group-by-path/{path: .*}", "a group"),
          Map.entry("GET users-management-permissions", "whether there are any"),
          Map.entry("GET events", "what people did"),
          Map.entry("GET events/config", "what is recorded"),
          Map.entry("GET admin-events", "withheld from CIM admins by ClientSecrets"),
          Map.entry("keys/*", "the public halves, and only to read"),
          Map.entry("POST partial-export", "reads; Keycloak masks the secrets"),
          Map.entry("POST client-description-converter", "reads what it is given"));

  @Test
  void everyPathIsReservedOrKnownNotToBe() throws IOException {
    Set<String> open = new TreeSet<>();
    for (MethodInfo method : index().getClassByName(DotName.createSimple(RESOURCE)).methods()) {
      AnnotationInstance path = method.annotation(DotName.createSimple(Path.class.getName()));
      String below = path == null ? "" : path.value().asString();
      List<String> verbs = verbs(method);
      verbs.stream()
          .filter(verb -> !isReserved(verb, below))
          .forEach(verb -> open.add(verb + " " + below));
      if (verbs.isEmpty() && path != null && !isReservedWithAllBelow(below)) {
        open.add(below + "/*");
      }
    }
    assertFalse(open.isEmpty(), "the class file has routes");
    assertEquals(new TreeSet<>(OPEN.keySet()), open);
  }

  /** A sub-resource: whatever changes something there, as far as the paths of this test reach. */
  private static boolean isReservedWithAllBelow(String path) {
    return Stream.of("", "/1", "/1/x", "/1/roles", "/1/x/2", "/1/x/2/y")
        .allMatch(
            below ->
                Stream.of("POST", "PUT", "DELETE")
                    .allMatch(verb -> isReserved(verb, path + below)));
  }

  private static boolean isReserved(String verb, String path) {
    return RequestPath.of(verb, List.of(("admin/realms/r/" + path).split("/", -1))).isReserved();
  }

  private static List<String> verbs(MethodInfo method) {
    return METHODS.stream()
        .filter(verb -> method.hasAnnotation(DotName.createSimple(verb.getName())))
        .map(Class::getSimpleName)
        .collect(Collectors.toList());
  }

  private static Index index() throws IOException {
    Indexer indexer = new Indexer();
    try (InputStream in =
        AdminRoutesTest.class
            .getClassLoader()
            .getResourceAsStream(RESOURCE.replace('.', '/') + ".class")) {
      indexer.index(in);
    }
    return indexer.complete();
  }
}
