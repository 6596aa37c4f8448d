package org.guestflow.demo;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldap.sdk.schema.Schema;
import com.unboundid.ldif.LDIFReader;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;

/** Litware's directory: read only, and for those only who sign in. */
final class LitwareLdap {

    static final String BASE = "dc=litware,dc=com";

    private LitwareLdap() {}

    static InMemoryDirectoryServer start(int port) {
        try {
            InMemoryDirectoryServerConfig configuration = new InMemoryDirectoryServerConfig(BASE);
            configuration.setListenerConfigs(
                    InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), port, null));
            configuration.setSchema(schema());
            // As every directory that is asked for addresses has it; without, each question takes a look at everybody.
            configuration.setEqualityIndexAttributes("mail");
            configuration.setAllowedOperationTypes(EnumSet.of(
                    OperationType.BIND,
                    OperationType.COMPARE,
                    OperationType.EXTENDED,
                    OperationType.SEARCH,
                    OperationType.UNBIND));
            configuration.setAuthenticationRequiredOperationTypes(
                    EnumSet.of(OperationType.COMPARE, OperationType.SEARCH));
            InMemoryDirectoryServer server = new InMemoryDirectoryServer(configuration);
            server.importFromLDIF(true, ldif());
            server.startListening();
            return server;
        } catch (LDAPException e) {
            throw new DemoServerUnavailable("LDAP server", port, "guestflow.demo.ldap-port", e);
        }
    }

    /** The standard's classes, and the attribute by which many servers mark an account that is switched off. */
    private static Schema schema() throws LDAPException {
        Entry locking = new Entry("cn=schema");
        locking.addAttribute("objectClass", "top", "subschema");
        locking.addAttribute(
                "attributeTypes",
                "( 2.16.840.1.113730.3.1.610 NAME 'nsAccountLock' SYNTAX 1.3.6.1.4.1.1466.115.121.1.7 SINGLE-VALUE USAGE directoryOperation )");
        return Schema.mergeSchemas(Schema.getDefaultStandardSchema(), new Schema(locking));
    }

    private static LDIFReader ldif() {
        StringBuilder text = new StringBuilder();
        LitwarePeople.entries()
                .forEach(entry -> text.append(entry.toLDIFString()).append('\n'));
        return new LDIFReader(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
