package org.guestflow.partner;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * Which machines a partner's directory may be at: any in the public network, and those that an administrator listed. Whoever gets one of these addresses connects to
 * it and not to what the name may mean the next time (threats.md D2).
 */
@Component
public class PartnerHosts {

    /** Networks that {@link InetAddress} has no question for: this network, shared, benchmarking, reserved, unique local, translated. */
    private static final List<IpAddressMatcher> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "100.64.0.0/10",
                    "192.0.0.0/24",
                    "198.18.0.0/15",
                    "240.0.0.0/4",
                    "fc00::/7",
                    "64:ff9b::/96",
                    "2002::/16")
            .map(IpAddressMatcher::new)
            .toList();

    private final List<IpAddressMatcher> listed;

    PartnerHosts(PartnerSettings settings) {
        this.listed =
                settings.partnerHosts().stream().map(IpAddressMatcher::new).toList();
    }

    /**
     * Resolves a name.
     *
     * @param host a partner's server
     * @return the address to connect to
     * @throws PartnerUnreachable where there is none, or only ones that are not allowed
     */
    public InetAddress addressOf(String host) {
        List<InetAddress> all = resolve(host);
        return all.stream()
                .filter(address -> isPublic(address) || isListed(address))
                .findFirst()
                .orElseThrow(() -> new PartnerUnreachable(
                        "The server's address is a private one; list it in guestflow.partner-hosts if that is meant.",
                        null));
    }

    /**
     * Tells whether an administrator listed an address: what is said to it may go unencrypted.
     *
     * @param address an address
     * @return true for a listed one
     */
    public boolean isListed(InetAddress address) {
        return listed.stream().anyMatch(matcher -> matcher.matches(address.getHostAddress()));
    }

    private static List<InetAddress> resolve(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw new PartnerUnreachable("The server's name is not known.", e);
        }
    }

    private static boolean isPublic(InetAddress address) {
        return !address.isAnyLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && NOT_PUBLIC.stream().noneMatch(matcher -> matcher.matches(address.getHostAddress()));
    }
}
