package org.guestflow.demo;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guestflow.support.FreePort;

/** Litware's directory, one for the whole test run; tests take people from it that nobody else has taken. */
public final class TestLitware {

    private static final TestLitware LITWARE = new TestLitware();

    private final int port = FreePort.next();
    private final InMemoryDirectoryServer server = LitwareLdap.start(port);
    private final Queue<String> active = new ArrayDeque<>(colleagues(false));
    private final Queue<String> switchedOff = new ArrayDeque<>(colleagues(true));

    private TestLitware() {}

    /** The directory. */
    public static TestLitware directory() {
        return LITWARE;
    }

    /** Where it answers. */
    public int port() {
        return port;
    }

    /** The addresses of active people whom no test has taken before. */
    public synchronized List<String> people(int number) {
        return Stream.generate(active::remove).limit(number).toList();
    }

    /** The address of somebody whose account is switched off. */
    public synchronized String switchedOffPerson() {
        return switchedOff.remove();
    }

    /** Hires people. */
    public List<String> hire(String family, int number) throws LDAPException {
        for (int person = 1; person <= number; person++) {
            server.add(entry(family, person));
        }
        return IntStream.rangeClosed(1, number)
                .mapToObj(person -> mail(family, person))
                .toList();
    }

    /** Lets somebody go. */
    public void dismiss(String mail) throws LDAPException {
        server.delete(dn(mail));
    }

    /** Puts somebody into, or takes out of, the group of those who may list the directory. */
    public void mayList(String mail, boolean may) throws LDAPException {
        Entry readers = server.getEntry("cn=directory-readers,ou=groups," + LitwareLdap.BASE)
                .duplicate();
        if (may) {
            readers.addAttribute("member", dn(mail));
        } else {
            readers.removeAttributeValue("member", dn(mail));
        }
        server.delete(readers.getDN());
        server.add(readers);
    }

    /** Stops it: nothing listens at its port. */
    public void stop() {
        server.shutDown(true);
    }

    /** Starts it again at the same port. */
    public void start() throws LDAPException {
        server.startListening();
    }

    private static String dn(String mail) {
        return "uid=" + mail.substring(0, mail.indexOf('@')) + ",ou=people," + LitwareLdap.BASE;
    }

    private static String mail(String family, int person) {
        return family + person + "@litware.com";
    }

    private static Entry entry(String family, int person) {
        Entry entry = new Entry(dn(mail(family, person)));
        entry.addAttribute("objectClass", "inetOrgPerson");
        entry.addAttribute("cn", "Person " + person);
        entry.addAttribute("sn", family);
        entry.addAttribute("mail", mail(family, person));
        return entry;
    }

    private static List<String> colleagues(boolean off) {
        return LitwarePeople.entries().stream()
                .filter(entry -> entry.hasAttribute("mail"))
                .filter(entry -> entry.hasAttribute("nsAccountLock") == off)
                .map(entry -> entry.getAttributeValue("mail"))
                .filter(mail -> !mail.startsWith("sam@") && !mail.startsWith("lena@"))
                .toList();
    }
}
