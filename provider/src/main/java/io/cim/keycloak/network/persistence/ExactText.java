package io.cim.keycloak.network.persistence;

import jakarta.persistence.EntityManager;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/**
 * Comparisons of texts in Hibernate's query language that answer the same on every database. To
 * MariaDB "jose" and "José" are one text, unless it is told otherwise.
 */
public final class ExactText {

  private ExactText() {}

  /** The expression, so that a comparison with it takes notice of every accent and case. */
  public static String of(EntityManager entityManager, String expression) {
    // the cast is for tables in another character set than the one the collation belongs to
    return dialect(entityManager) instanceof MySQLDialect
        ? "collate(cast(" + expression + " as string) as utf8mb4_bin)"
        : expression;
  }

  /** How Hibernate speaks to the database. */
  public static Dialect dialect(EntityManager entityManager) {
    return entityManager
        .getEntityManagerFactory()
        .unwrap(SessionFactoryImplementor.class)
        .getJdbcServices()
        .getDialect();
  }
}
