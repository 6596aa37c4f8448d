package org.guestflow.partner.ldap;

import com.unboundid.ldap.sdk.NameResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Gives the address that was checked, whatever the name means by now. */
final class CheckedAddress extends NameResolver {

    private final String host;
    private final InetAddress address;

    CheckedAddress(String host, InetAddress address) {
        super();
        this.host = host;
        this.address = address;
    }

    @Override
    public InetAddress getByName(String name) throws UnknownHostException {
        if (!host.equals(name)) {
            throw new UnknownHostException("not the server that was checked");
        }
        return address;
    }

    @Override
    public InetAddress[] getAllByName(String name) throws UnknownHostException {
        return new InetAddress[] {getByName(name)};
    }

    @Override
    public void toString(StringBuilder buffer) {
        buffer.append("CheckedAddress()");
    }
}
