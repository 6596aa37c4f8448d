package org.guestflow.directory;

import java.util.Optional;
import org.guestflow.shared.DomainName;
import org.springframework.stereotype.Service;

/** The organisations that the directory knows, the host among them. */
@Service
public class Organisations {

    /**
     * Gives the host organisation.
     *
     * @return the host
     * @throws IllegalStateException where none is recorded
     */
    public Organisation host() {
        throw new UnsupportedOperationException();
    }

    /**
     * Finds the organisation that a domain, or a domain above it, belongs to.
     *
     * @param domain the domain
     * @return the organisation, or empty
     */
    public Optional<Organisation> findByDomain(DomainName domain) {
        throw new UnsupportedOperationException();
    }
}
