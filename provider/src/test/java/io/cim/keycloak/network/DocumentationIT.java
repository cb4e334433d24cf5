package io.cim.keycloak.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The examples of the documentation work as they stand there: the {@code sh} blocks of a page are
 * one script, and what a block prints is what the {@code json} block behind it tells. Fields that
 * the page leaves out may be there; {@code "…"} stands for any text, and for the rest of a list.
 */
@ExtendWith(KeycloakExtension.class)
class DocumentationIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern BLOCK =
      Pattern.compile("```sh\\n(.*?)```\\n(?:```json\\n(.*?)```)?", Pattern.DOTALL);
  private static final String MARK = "=-=-=";

  private record Example(String script, String answer) {}

  @ParameterizedTest
  @ValueSource(strings = {"api.md", "permissions.md", "tokens.md"})
  void tellsTheTruth(String page, KeycloakServer server) throws Exception {
    String realm = "documented-" + page.replace(".md", "");
    List<Example> examples = examples(page);
    try (RealmCopy copy = RealmCopy.create(server, realm)) {
      String script =
          String.join("\necho '" + MARK + "'\n", examples.stream().map(Example::script).toList());
      String[] printed = run(adapted(script, server, copy)).split(MARK, -1);
      assertEquals(examples.size(), printed.length);
      for (int i = 0; i < printed.length; i++) {
        Example example = examples.get(i);
        if (example.answer() == null) {
          assertEquals("", printed[i].strip(), example.script());
        } else {
          Examples.compare(
              example.script(), JSON.readTree(example.answer()), JSON.readTree(printed[i]));
        }
      }
    }
  }

  private static List<Example> examples(String page) throws IOException {
    Matcher blocks = BLOCK.matcher(Files.readString(Path.of("..", "docs", page)));
    List<Example> examples = new ArrayList<>();
    while (blocks.find()) {
      examples.add(new Example(blocks.group(1), blocks.group(2)));
    }
    assertTrue(examples.size() > 2, "examples in " + page);
    return examples;
  }

  private static String adapted(String script, KeycloakServer server, RealmCopy copy) {
    return script
        .replace("http://localhost:8080", server.baseUrl())
        .replaceAll("realms/network\\b", "realms/" + copy.name());
  }

  private static String run(String script) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> output + errors);
    return output;
  }
}
