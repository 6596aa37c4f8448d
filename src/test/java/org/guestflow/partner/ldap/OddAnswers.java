package org.guestflow.partner.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchResult;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import org.guestflow.partner.Misbehaviour;
import org.guestflow.partner.Staff;

/** Makes a server answer searches oddly. */
class OddAnswers extends InMemoryOperationInterceptor {

    private static final int CHUNK = 500_000;
    private static final int CHUNKS = 100;

    private final Misbehaviour how;
    private final String elsewhere;

    OddAnswers(Misbehaviour how, String elsewhere) {
        super();
        this.how = how;
        this.elsewhere = elsewhere;
    }

    @Override
    public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) throws LDAPException {
        if (how == Misbehaviour.OTHER_PASSWORD) {
            throw new LDAPException(ResultCode.INVALID_CREDENTIALS);
        }
    }

    @Override
    public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
        switch (how) {
            case HUGE -> sendFiftyMegabytes(request);
            case ELSEWHERE ->
                throw new LDAPException(
                        ResultCode.REFERRAL, "go there", "", new String[] {elsewhere + "/" + LdapStaff.BASE});
            case REPEATING -> request.sendSearchEntry(colleague("x"));
            default -> {
                // The others answer searches as they should, or never come so far.
            }
        }
    }

    private static void sendFiftyMegabytes(InMemoryInterceptedSearchRequest request) throws LDAPException {
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            Entry entry = colleague("huge" + chunk);
            entry.addAttribute("description", "x".repeat(CHUNK));
            request.sendSearchEntry(entry);
        }
    }

    private static Entry colleague(String handle) {
        return LdapStaff.person(new Staff.Person(handle, "Somebody", handle + "@litware.com", true));
    }

    @Override
    public void processSearchResult(InMemoryInterceptedSearchResult result) {
        if (how == Misbehaviour.REPEATING || how == Misbehaviour.ENDLESS) {
            Control more = new SimplePagedResultsControl(0, new ASN1OctetString("more"), false);
            result.setResult(new LDAPResult(
                    result.getResult().getMessageID(), ResultCode.SUCCESS, null, null, new String[0], new Control[] {
                        more
                    }));
        }
    }
}
