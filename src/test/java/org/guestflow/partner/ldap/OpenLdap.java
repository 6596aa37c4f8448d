package org.guestflow.partner.ldap;

import com.unboundid.ldap.sdk.Entry;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.tls.HeldCertificate;
import org.awaitility.Awaitility;
import org.guestflow.support.FreePort;
import org.guestflow.support.TestCertificates;
import org.junit.jupiter.api.Assumptions;

/**
 * A real OpenLDAP on two free ports of this machine, with files of its own. Tests that start one are skipped, saying why, on a machine without {@code slapd}; where the
 * environment says {@code CI=true} that is a failure.
 */
final class OpenLdap implements AutoCloseable {

    private static final Path SCHEMAS = Path.of("/etc/ldap/schema");

    private final Path folder;
    private final int plainPort;
    private final int tlsPort;
    private final Process process;

    private OpenLdap(Path slapd) throws IOException, InterruptedException {
        folder = Files.createTempDirectory("guestflow-slapd");
        plainPort = FreePort.next();
        tlsPort = FreePort.next();
        write(TestCertificates.goodWithRsa());
        run(slapd, "-T", "add", "-q", "-f", file("slapd.conf"), "-l", file("staff.ldif"))
                .waitFor();
        process = run(
                slapd,
                "-d",
                "0",
                "-f",
                file("slapd.conf"),
                "-h",
                "ldap://127.0.0.1:" + plainPort + " ldaps://127.0.0.1:" + tlsPort);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> answers(plainPort) && answers(tlsPort));
    }

    static OpenLdap withStaff() {
        Optional<Path> slapd = find();
        if (slapd.isEmpty() && Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException("CI needs OpenLDAP's slapd");
        }
        Assumptions.assumeTrue(slapd.isPresent(), "no slapd is on the PATH or in /usr/sbin");
        try {
            return new OpenLdap(slapd.orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Path> find() {
        String[] folders = (System.getenv().getOrDefault("PATH", "") + ":/usr/sbin").split(File.pathSeparator, -1);
        return Stream.of(folders)
                .map(folder -> Path.of(folder, "slapd"))
                .filter(Files::isExecutable)
                .filter(slapd -> Files.isDirectory(SCHEMAS))
                .findFirst();
    }

    private void write(HeldCertificate certificate) throws IOException {
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(folder.resolve("certificate.pem"), certificate.certificatePem());
        Files.writeString(folder.resolve("key.pem"), certificate.privateKeyPkcs8Pem());
        Files.writeString(
                folder.resolve("staff.ldif"),
                LdapStaff.entries("pwdAccountLockedTime", "000001010000Z").stream()
                        .map(Entry::toLDIFString)
                        .collect(Collectors.joining("\n")));
        Files.writeString(
                folder.resolve("slapd.conf"), """
                include %1$s/core.schema
                include %1$s/cosine.schema
                include %1$s/inetorgperson.schema
                modulepath /usr/lib/ldap
                moduleload back_mdb
                moduleload ppolicy
                TLSCertificateFile %2$s/certificate.pem
                TLSCertificateKeyFile %2$s/key.pem
                database mdb
                maxsize 104857600
                suffix "%3$s"
                directory %2$s/data
                index mail eq,sub
                access to attrs=userPassword by anonymous auth by * none
                access to * by dn.exact="%4$s" read by * none
                limits dn.exact="%4$s" size.soft=500 size.hard=500 size.prtotal=unlimited
                overlay ppolicy
                """.formatted(SCHEMAS, folder, LdapStaff.BASE, LdapStaff.SERVICE));
    }

    private Process run(Path slapd, String... arguments) throws IOException {
        List<String> command =
                Stream.concat(Stream.of(slapd.toString()), Stream.of(arguments)).toList();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            if (!process.isAlive()) {
                throw new IllegalStateException("slapd ended at once, see " + file("log"), notYet);
            }
            return false;
        }
    }

    int plainPort() {
        return plainPort;
    }

    int tlsPort() {
        return tlsPort;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted((one, other) -> other.compareTo(one))
                        .map(Path::toFile)
                        .forEach(File::delete);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
