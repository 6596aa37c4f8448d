package org.guestflow.outbound;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says in plain words what went wrong in a conversation; the failures' own messages quote URLs, which have people's addresses in them. */
public final class FailureWords {

    private static final int MOST_CAUSES = 20;

    private FailureWords() {}

    /**
     * Tells whether the server was there and only its certificate or its way of encrypting was not good enough.
     *
     * @param failure what the connection met
     * @return true where encryption failed
     */
    public static boolean isOfEncryption(Throwable failure) {
        return is(failure, SSLException.class);
    }

    /**
     * Says what went wrong.
     *
     * @param failure what the connection met
     * @return a sentence
     */
    public static String of(Throwable failure) {
        if (is(failure, SocketTimeoutException.class)) {
            return "The server does not answer in time.";
        }
        if (isOfEncryption(failure)) {
            return certificate(failure);
        }
        return is(failure, ConnectException.class)
                ? "Nobody answers at the server's address and port."
                : "The server broke the conversation off.";
    }

    private static String certificate(Throwable failure) {
        if (is(failure, CertificateExpiredException.class)) {
            return "The server's certificate has expired.";
        }
        if (is(failure, CertificateNotYetValidException.class)) {
            return "The server's certificate is not valid yet.";
        }
        boolean unknown = is(failure, CertPathValidatorException.class)
                || causes(failure).anyMatch(cause -> cause.getClass().getName().endsWith("ValidatorException"));
        return unknown
                ? "The server's certificate is not of an authority that is trusted; a private one belongs into an SSL bundle."
                : "The server's certificate is for another name, or it does not encrypt as it should.";
    }

    private static boolean is(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES);
    }
}
