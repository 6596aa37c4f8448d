package org.guestflow.identity;

/**
 * What an authenticator app is to be told.
 *
 * @param text the key in Base32 (RFC 4648), to be typed
 * @param uri the same as a URI with scheme {@code otpauth}, to be shown as a QR code
 */
public record AuthenticatorKey(String text, String uri) {

    /** Without the key. */
    @Override
    public String toString() {
        return "AuthenticatorKey";
    }
}
