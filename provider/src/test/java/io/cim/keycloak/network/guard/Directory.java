package io.cim.keycloak.network.guard;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.util.LDAPSDKException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentRepresentation;

/** An LDAP server in this process, with some people in it. */
public final class Directory implements AutoCloseable {

  private static final String PEOPLE = "ou=people,dc=example,dc=com";

  private final InMemoryDirectoryServer server;

  private Directory(InMemoryDirectoryServer server) {
    this.server = server;
  }

  public static Directory start(List<String> people) throws LDAPSDKException {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=com");
    config.addAdditionalBindCredentials("cn=admin", "admin");
    config.setSchema(null);
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), 0, null));
    InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
    Directory directory = new Directory(server);
    server.add("dn: dc=example,dc=com", "objectClass: domain", "dc: example");
    server.add("dn: " + PEOPLE, "objectClass: organizationalUnit", "ou: people");
    for (String person : people) {
      directory.add(person);
    }
    server.startListening();
    return directory;
  }

  public void add(String uid) throws LDAPSDKException {
    server.add(
        "dn: uid=" + uid + "," + PEOPLE,
        "objectClass: inetOrgPerson",
        "uid: " + uid,
        "cn: " + uid,
        "sn: " + uid,
        "mail: " + uid + "@example.com",
        "entryUUID: "
            + java.util.UUID.nameUUIDFromBytes(
                uid.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        "userPassword: network");
  }

  public void remove(String uid) throws LDAPSDKException {
    server.delete("uid=" + uid + "," + PEOPLE);
  }

  /** Everything in it, as text. */
  String content() throws LDAPSDKException {
    return server
        .search("dc=example,dc=com", SearchScope.SUB, "(objectClass=*)")
        .getSearchEntries()
        .toString();
  }

  /** Makes it the user storage of a realm; gives the component's ID. */
  public String attach(RealmResource realm) {
    return attach(realm, false);
  }

  /** The same where Keycloak may write those into it whom it creates. */
  String attach(RealmResource realm, boolean syncRegistrations) {
    ComponentRepresentation ldap = new ComponentRepresentation();
    ldap.setName("ldap");
    ldap.setProviderId("ldap");
    ldap.setProviderType("org.keycloak.storage.UserStorageProvider");
    MultivaluedHashMap<String, String> config = new MultivaluedHashMap<>();
    Map.ofEntries(
            Map.entry("vendor", "other"),
            Map.entry("connectionUrl", "ldap://127.0.0.1:" + server.getListenPort()),
            Map.entry("bindDn", "cn=admin"),
            Map.entry("bindCredential", "admin"),
            Map.entry("authType", "simple"),
            Map.entry("usersDn", PEOPLE),
            Map.entry("usernameLDAPAttribute", "uid"),
            Map.entry("rdnLDAPAttribute", "uid"),
            Map.entry("uuidLDAPAttribute", "entryUUID"),
            Map.entry("userObjectClasses", "inetOrgPerson"),
            Map.entry("editMode", "WRITABLE"),
            Map.entry("importEnabled", "true"),
            Map.entry("syncRegistrations", Boolean.toString(syncRegistrations)),
            Map.entry("enabled", "true"))
        .forEach(config::putSingle);
    ldap.setConfig(config);
    try (var response = realm.components().add(ldap)) {
      return CreatedResponseUtil.getCreatedId(response);
    }
  }

  @Override
  public void close() {
    server.shutDown(true);
  }
}
