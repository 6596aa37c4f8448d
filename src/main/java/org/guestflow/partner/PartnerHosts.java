package org.guestflow.partner;

import java.net.InetAddress;
import org.guestflow.outbound.AllowedHosts;
import org.guestflow.outbound.Unreachable;
import org.springframework.stereotype.Component;

/** Which machines a partner's directory may be at: see {@link AllowedHosts}. */
@Component
public class PartnerHosts {

    private final AllowedHosts hosts;

    PartnerHosts(PartnerSettings settings) {
        this.hosts = new AllowedHosts("guestflow.partner-hosts", settings.partnerHosts());
    }

    /**
     * Resolves a name.
     *
     * @param host a partner's server
     * @return the address to connect to
     * @throws PartnerUnreachable where there is none, or only ones that are not allowed
     */
    public InetAddress addressOf(String host) {
        try {
            return hosts.addressOf(host);
        } catch (Unreachable e) {
            throw new PartnerUnreachable(e.getMessage(), e.getCause());
        }
    }

    /**
     * Tells whether an administrator listed a server: what is said to it may go unencrypted.
     *
     * @param host its name
     * @param address its address
     * @return true for a listed one
     */
    public boolean isListed(String host, InetAddress address) {
        return hosts.isListed(host, address);
    }
}
