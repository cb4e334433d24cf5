package io.cim.keycloak.network.testserver;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** PostgreSQL out of a jar. */
record LocalPostgres(EmbeddedPostgres postgres) implements LocalDatabase {

  static LocalPostgres start(ServerSettings settings, Path home) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setOverrideWorkingDirectory(home.resolve("postgres").toFile());
    settings.postgres().forEach(builder::setServerConfig);
    return new LocalPostgres(builder.start());
  }

  @Override
  public Map<String, String> options() {
    return Map.of(
        "db-url", postgres.getJdbcUrl("postgres", "postgres"),
        "db-username", "postgres",
        "db-password", "postgres");
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
