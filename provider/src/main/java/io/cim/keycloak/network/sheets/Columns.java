package io.cim.keycloak.network.sheets;

import io.cim.keycloak.network.members.Holdings;
import io.cim.keycloak.network.members.Member;
import io.cim.keycloak.network.products.Catalogue;
import io.cim.keycloak.network.products.Product;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The columns of the table of members: the account, one for each product with the roles that are
 * assigned directly, and the inherited ones, which only an export tells. Pure.
 */
public final class Columns {

  public static final String USERNAME = "username";
  public static final String EMAIL = "email";
  public static final String FIRST_NAME = "firstName";
  public static final String LAST_NAME = "lastName";
  public static final String ENABLED = "enabled";
  public static final String JOINED = "joined";
  public static final String CIM_ADMIN = "cimAdmin";
  public static final String INHERITED = "inherited";

  private static final List<String> ACCOUNT =
      List.of(USERNAME, EMAIL, FIRST_NAME, LAST_NAME, ENABLED, JOINED, CIM_ADMIN);

  private Columns() {}

  /** The names of all columns, in their order. */
  public static List<String> of(Catalogue catalogue) {
    List<String> names = new ArrayList<>(ACCOUNT);
    catalogue.products().forEach(product -> names.add(of(product)));
    names.add(INHERITED);
    return names;
  }

  /** The name of a product's column: its client ID, unless another column is called so. */
  public static String of(Product product) {
    boolean taken = ACCOUNT.contains(product.clientId()) || INHERITED.equals(product.clientId());
    return taken ? "product:" + product.clientId() : product.clientId();
  }

  /** When the account was made, in UTC; empty where Keycloak does not know. */
  public static String joined(Member member) {
    return member.createdTimestamp() == null
        ? ""
        : Instant.ofEpochMilli(member.createdTimestamp()).toString();
  }

  /** A member's cells. */
  static List<String> row(Member member, Catalogue catalogue) {
    List<String> cells = new ArrayList<>();
    cells.add(member.username());
    cells.add(orEmpty(member.email()));
    cells.add(orEmpty(member.firstName()));
    cells.add(orEmpty(member.lastName()));
    cells.add(Boolean.toString(member.enabled()));
    cells.add(joined(member));
    cells.add(Boolean.toString(member.cimAdmin()));
    List<String> inherited = new ArrayList<>();
    for (Product product : catalogue.products()) {
      Holdings.ProductRoles held = member.products().get(product.clientId());
      cells.add(RolesCell.write(held == null ? Set.of() : held.roles()));
      if (held != null) {
        held.inherited().forEach(role -> inherited.add(product.clientId() + ":" + role));
      }
    }
    cells.add(RolesCell.write(inherited));
    return cells;
  }

  /** The text of a cell, or of what has no value. */
  public static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
