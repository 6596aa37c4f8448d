package org.guestflow.partner.keycloak;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.guestflow.partner.Staff;

/** The realm that Keycloak imports: Sam may see its users, the first colleague may ask for them and sees none, everybody else may not ask. */
final class KeycloakRealm {

    static final String PASSWORD = "demo";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private KeycloakRealm() {}

    static String withStaff() {
        ObjectNode realm = JSON.createObjectNode()
                .put("realm", KeycloakServer.REALM)
                .put("enabled", true)
                .put("sslRequired", "none")
                .put("loginWithEmailAllowed", false)
                .put("duplicateEmailsAllowed", true)
                .put("accessTokenLifespan", 3600);
        realm.putArray("clients")
                .addObject()
                .put("clientId", "guestflow")
                .put("enabled", true)
                .put("publicClient", true)
                .put("directAccessGrantsEnabled", true)
                .put("fullScopeAllowed", true);
        ArrayNode users = realm.putArray("users");
        Staff.everybody().forEach(person -> addUser(users, person));
        return realm.toString();
    }

    /** A realm of those who sign in: Sam; Lena, another Lena who got her address later, and one whose address nobody has verified. */
    static String forSigningIn() {
        ObjectNode realm = JSON.createObjectNode()
                .put("realm", KeycloakServer.SIGN_IN_REALM)
                .put("enabled", true)
                .put("sslRequired", "none")
                .put("loginWithEmailAllowed", false)
                .put("duplicateEmailsAllowed", true);
        realm.putArray("clients")
                .addObject()
                .put("clientId", "guestflow")
                .put("enabled", true)
                .put("secret", PASSWORD)
                .put("standardFlowEnabled", true)
                .putArray("redirectUris")
                .add("*");
        ArrayNode users = realm.putArray("users");
        addPerson(users, "sam", Staff.SAM, true);
        addPerson(users, "lena", Staff.LENA, true);
        addPerson(users, "other-lena", Staff.LENA, true);
        addPerson(users, "unverified-lena", Staff.LENA, false);
        return realm.toString();
    }

    private static void addPerson(ArrayNode users, String name, String mail, boolean verified) {
        ObjectNode user = users.addObject()
                .put("username", name)
                .put("email", mail)
                .put("emailVerified", verified)
                .put("enabled", true)
                .put("firstName", name)
                .put("lastName", "Litware");
        user.putArray("credentials").addObject().put("type", "password").put("value", PASSWORD);
    }

    private static void addUser(ArrayNode users, Staff.Person person) {
        String[] names = person.name().split(" ", 2);
        ObjectNode user = users.addObject()
                .put("username", person.handle())
                .put("email", person.mail())
                .put("emailVerified", true)
                .put("enabled", person.active())
                .put("firstName", names[0])
                .put("lastName", names[1]);
        switch (person.mail()) {
            case Staff.SAM -> signsIn(user, "query-users", "view-users");
            case Staff.LENA -> signsIn(user);
            case "person1@litware.com" -> signsIn(user, "query-users");
            default -> {}
        }
    }

    private static void signsIn(ObjectNode user, String... roles) {
        user.putArray("credentials").addObject().put("type", "password").put("value", PASSWORD);
        ArrayNode held = user.putObject("clientRoles").putArray("realm-management");
        for (String role : roles) {
            held.add(role);
        }
    }
}
