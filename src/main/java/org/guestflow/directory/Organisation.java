package org.guestflow.directory;

import java.util.Optional;
import java.util.Set;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.OrganisationId;

/**
 * An organisation, the host or a partner.
 *
 * @param id its id
 * @param displayName its name
 * @param domains all its domains
 * @param defaultDomain the one that it goes by
 * @param defaultLanguage BCP 47 tag
 * @param privacyStatementUrl where its privacy statement stands
 * @param logoUrl where its logo stands
 */
public record Organisation(
        OrganisationId id,
        String displayName,
        Set<DomainName> domains,
        DomainName defaultDomain,
        String defaultLanguage,
        Optional<String> privacyStatementUrl,
        Optional<String> logoUrl) {

    /**
     * An organisation without a logo.
     *
     * @param id its id
     * @param displayName its name
     * @param domains all its domains
     * @param defaultDomain the one that it goes by
     * @param defaultLanguage BCP 47 tag
     * @param privacyStatementUrl where its privacy statement stands
     */
    public Organisation(
            OrganisationId id,
            String displayName,
            Set<DomainName> domains,
            DomainName defaultDomain,
            String defaultLanguage,
            Optional<String> privacyStatementUrl) {
        this(id, displayName, domains, defaultDomain, defaultLanguage, privacyStatementUrl, Optional.empty());
    }
}
