package io.cim.keycloak.network.groups;

import org.keycloak.models.RealmModel;

/**
 * The settings of a network, on the wire. They are attributes of the realm and travel with it.
 *
 * @param autoAssignChats whether the default agent of a group accepts all its dialogs; on unless
 *     somebody has switched it off
 */
public record Settings(boolean autoAssignChats) {

  private static final String AUTO_ASSIGN = "cim.auto-assign-chats";

  static Settings of(RealmModel realm) {
    return new Settings(!"false".equals(realm.getAttribute(AUTO_ASSIGN)));
  }

  void save(RealmModel realm) {
    realm.setAttribute(AUTO_ASSIGN, autoAssignChats);
  }
}
