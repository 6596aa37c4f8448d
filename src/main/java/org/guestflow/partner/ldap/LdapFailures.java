package org.guestflow.partner.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.guestflow.partner.PartnerUnreachable;

/** Says in plain words what went wrong in a conversation; what the server itself wrote is left out, for it may name people. */
final class LdapFailures {

    private static final String CUT_SHORT = "The server broke the conversation off, or it took too long.";
    private static final Map<Integer, String> KNOWN = Map.of(
            ResultCode.INVALID_CREDENTIALS_INT_VALUE,
                    "The server does not take the service account's name and password.",
            ResultCode.REFERRAL_INT_VALUE, "The server refers to another one; referrals are not followed.",
            ResultCode.NO_SUCH_OBJECT_INT_VALUE,
                    "The server has no entry with the base DN, or hides it from the service account.",
            ResultCode.INSUFFICIENT_ACCESS_RIGHTS_INT_VALUE, "The server does not let the service account read.",
            ResultCode.CONNECT_ERROR_INT_VALUE, "Nobody answers at the server's address and port.",
            ResultCode.SERVER_DOWN_INT_VALUE, CUT_SHORT,
            // The connection was closed, for it took too long, while the next question was on its way.
            ResultCode.LOCAL_ERROR_INT_VALUE, CUT_SHORT,
            ResultCode.TIMEOUT_INT_VALUE, "The server does not answer in time.");

    private LdapFailures() {}

    static PartnerUnreachable unreachable(LDAPException failure) {
        String known = KNOWN.getOrDefault(
                failure.getResultCode().intValue(),
                "The server or the way to it answered: "
                        + failure.getResultCode().getName() + ".");
        return new PartnerUnreachable(isOfEncryption(failure) ? certificate(failure) : known, failure);
    }

    /** Tells whether the server was there and only its certificate or its way of encrypting was not good enough. */
    static boolean isOfEncryption(LDAPException failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof SSLException || cause instanceof CertificateException);
    }

    private static String certificate(LDAPException failure) {
        if (causes(failure).anyMatch(CertificateExpiredException.class::isInstance)) {
            return "The server's certificate has expired.";
        }
        if (causes(failure).anyMatch(CertificateNotYetValidException.class::isInstance)) {
            return "The server's certificate is not valid yet.";
        }
        if (causes(failure)
                .anyMatch(cause -> cause instanceof CertPathValidatorException
                        || cause.getClass().getName().endsWith("ValidatorException"))) {
            return "The server's certificate is not of an authority that is trusted; a private one belongs into an SSL bundle with the name of the secret.";
        }
        return "The server's certificate is for another name, or it does not encrypt as it should.";
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
