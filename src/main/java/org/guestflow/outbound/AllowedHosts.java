package org.guestflow.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Which machines may be called: any in the public network, and those that an administrator listed. Whoever gets one of these addresses connects to it and not to what
 * the name may mean the next time (threats.md D2).
 */
public final class AllowedHosts {

    /**
     * Networks that {@link InetAddress} has no question for: this network, shared, benchmarking, reserved, a cloud's inner services, unique local, translated and
     * tunnelled ones.
     */
    private static final List<IpAddressMatcher> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "100.64.0.0/10",
                    "168.63.129.16",
                    "192.0.0.0/24",
                    "198.18.0.0/15",
                    "240.0.0.0/4",
                    "::/96",
                    "fc00::/7",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "2001::/32",
                    "2002::/16")
            .map(IpAddressMatcher::new)
            .toList();

    private static final Pattern ADDRESS_OR_NETWORK =
            Pattern.compile("[0-9.]+(/\\d+)?|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(/\\d+)?");

    private final List<IpAddressMatcher> listedNetworks;
    private final Set<String> listedNames;
    private final String setting;

    /**
     * Takes what an administrator listed.
     *
     * @param setting the setting's name, for the remedy
     * @param listed names, addresses and networks (CIDR)
     */
    public AllowedHosts(String setting, List<String> listed) {
        this.setting = setting;
        this.listedNetworks = listed.stream()
                .filter(AllowedHosts::isAddressOrNetwork)
                .map(IpAddressMatcher::new)
                .toList();
        this.listedNames = listed.stream()
                .filter(entry -> !isAddressOrNetwork(entry))
                .map(AllowedHosts::lowerCase)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Resolves a name.
     *
     * @param host a server
     * @return the address to connect to
     * @throws Unreachable where there is none, or only ones that are not allowed
     */
    public InetAddress addressOf(String host) {
        return resolve(host)
                .filter(address -> isPublic(address) || isListed(host, address))
                .findFirst()
                .orElseThrow(() -> new Unreachable(
                        "The server's address is a private one; list it in " + setting + " if that is meant.", null));
    }

    /**
     * Tells whether an administrator listed a server: what is said to it may go unencrypted.
     *
     * @param host its name
     * @param address its address
     * @return true for a listed one
     */
    public boolean isListed(String host, InetAddress address) {
        return listedNames.contains(lowerCase(host))
                || listedNetworks.stream().anyMatch(network -> network.matches(text(address)));
    }

    private static Stream<InetAddress> resolve(String host) {
        try {
            return Stream.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw new Unreachable("The server's name is not known.", e);
        }
    }

    private static boolean isPublic(InetAddress address) {
        return !address.isAnyLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && NOT_PUBLIC.stream().noneMatch(network -> network.matches(text(address)));
    }

    private static boolean isAddressOrNetwork(String entry) {
        return ADDRESS_OR_NETWORK.matcher(entry).matches();
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Without the scope that Java adds to some addresses. */
    private static String text(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }
}
