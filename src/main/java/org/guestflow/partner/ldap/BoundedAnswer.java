package org.guestflow.partner.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guestflow.partner.PartnerUnreachable;

/** Takes entries as they come, and no more than was asked for, whatever the server sends. Pointers to other servers are dropped. */
class BoundedAnswer implements SearchResultListener {

    private static final long serialVersionUID = 1L;
    private static final long MOST_BYTES = 16L * 1024 * 1024;
    private static final int MOST_REFERENCES = 1_000;

    private final Map<String, SearchResultEntry> entries = new LinkedHashMap<>();
    private final int most;
    private long bytes;
    private int references;

    BoundedAnswer(int most) {
        this.most = most;
    }

    @Override
    public void searchEntryReturned(SearchResultEntry entry) {
        bytes += size(entry);
        if (entries.size() == most || bytes > MOST_BYTES) {
            throw new PartnerUnreachable("The server answers with more than it was asked for.", null);
        }
        if (entries.put(entry.getDN(), entry) != null) {
            throw new PartnerUnreachable("The server repeats what it has answered already.", null);
        }
    }

    @Override
    public void searchReferenceReturned(SearchResultReference reference) {
        references++;
        if (references > MOST_REFERENCES) {
            throw new PartnerUnreachable("The server keeps pointing to other servers.", null);
        }
    }

    List<SearchResultEntry> entries() {
        return List.copyOf(entries.values());
    }

    int size() {
        return entries.size();
    }

    private static long size(SearchResultEntry entry) {
        long size = entry.getDN().length();
        for (Attribute attribute : entry.getAttributes()) {
            for (byte[] value : attribute.getValueByteArrays()) {
                size += value.length;
            }
        }
        return size;
    }
}
