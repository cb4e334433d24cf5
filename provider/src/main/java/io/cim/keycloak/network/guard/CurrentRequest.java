package io.cim.keycloak.network.guard;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.ws.rs.core.PathSegment;
import java.util.List;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/**
 * The HTTP request that this thread answers. What is kept on it is found by nested Keycloak
 * sessions too, which know nothing of who called.
 */
public final class CurrentRequest {

  private static final String ACTOR = "cim.guard.actor.";
  private static final String ACTOR_NAME = "cim.guard.actor-name";

  private final ResteasyReactiveRequestContext context;

  private CurrentRequest(ResteasyReactiveRequestContext context) {
    this.context = context;
  }

  /** The request, or null where the thread answers none. */
  public static CurrentRequest get() {
    try {
      ResteasyReactiveRequestContext context = CurrentRequestManager.get();
      return context == null ? null : new CurrentRequest(context);
    } catch (ContextNotActiveException e) {
      return null;
    }
  }

  /** What it is about. */
  public RequestPath path() {
    List<String> segments =
        context.getUriInfo().getPathSegments().stream().map(PathSegment::getPath).toList();
    return RequestPath.of(context.getMethod(), segments);
  }

  /** As it stands in logs: the method and the path without its query. */
  String describe() {
    return context.getMethod() + " " + context.getPath();
  }

  /** The path without its query. */
  String pathText() {
    return context.getPath();
  }

  /** Who acts in a network, as far as this request has found out, or null. */
  Actor actor(String realmId) {
    return (Actor) context.getProperty(ACTOR + realmId);
  }

  /** User name of whoever acts, as far as this request has found out, or null. */
  String actorName() {
    return (String) context.getProperty(ACTOR_NAME);
  }

  void remember(String realmId, Actor actor, String name) {
    context.setProperty(ACTOR + realmId, actor);
    context.setProperty(ACTOR_NAME, name);
  }
}
