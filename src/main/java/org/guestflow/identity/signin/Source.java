package org.guestflow.identity.signin;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Where sign-ins come from, as failed ones are counted: an IPv4 address, or the /64 network of an IPv6 address, which one subscriber has for himself.
 *
 * @param value the address or network
 */
public record Source(String value) {

    /** The engine asking by itself. */
    public static final Source ENGINE = new Source("engine");

    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final int NETWORK_BYTES = 8;
    private static final int LONGEST = 64;

    /**
     * Reads the address of a client.
     *
     * @param remoteAddress as the servlet container reports it
     * @return where the client is
     */
    public static Source of(String remoteAddress) {
        if (remoteAddress == null || !ADDRESS.matcher(remoteAddress).matches()) {
            return new Source("unknown");
        }
        try {
            InetAddress address = InetAddress.getByName(remoteAddress);
            return new Source(address instanceof Inet6Address ? network(address) : address.getHostAddress());
        } catch (UnknownHostException e) {
            return new Source(remoteAddress.substring(0, Math.min(remoteAddress.length(), LONGEST)));
        }
    }

    private static String network(InetAddress address) throws UnknownHostException {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
    }
}
