package io.cim.keycloak.network;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;
import org.jboss.jandex.MethodInfo;

/** The routes of the API, read out of the class files: from the root resource down its locators. */
final class Routes {

  private static final List<Class<?>> METHODS =
      List.of(GET.class, POST.class, PUT.class, DELETE.class);

  private Routes() {}

  /** For instance {@code GET users/{id}}. */
  static List<String> read() throws IOException {
    Indexer indexer = new Indexer();
    try (Stream<java.nio.file.Path> files =
        Files.walk(java.nio.file.Path.of(System.getProperty("network.classes")))) {
      for (java.nio.file.Path file :
          files.filter(path -> path.toString().endsWith(".class")).toList()) {
        try (InputStream stream = Files.newInputStream(file)) {
          indexer.index(stream);
        }
      }
    }
    List<String> routes = new ArrayList<>();
    collect(
        indexer.complete(),
        DotName.createSimple("io.cim.keycloak.network.NetworkResource"),
        "",
        routes);
    return routes;
  }

  private static void collect(Index index, DotName resource, String prefix, List<String> routes) {
    for (MethodInfo method : index.getClassByName(resource).methods()) {
      AnnotationInstance path = method.annotation(DotName.createSimple(Path.class.getName()));
      String here =
          path == null ? prefix : prefix + (prefix.isEmpty() ? "" : "/") + path.value().asString();
      boolean answers = false;
      for (Class<?> verb : METHODS) {
        if (method.hasAnnotation(DotName.createSimple(verb.getName()))) {
          routes.add(verb.getSimpleName() + " " + here);
          answers = true;
        }
      }
      if (path != null && !answers) {
        collect(index, method.returnType().name(), here, routes);
      }
    }
  }
}
