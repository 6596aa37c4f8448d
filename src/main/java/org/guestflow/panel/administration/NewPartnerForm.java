package org.guestflow.panel.administration;

import org.guestflow.directory.Organisation;
import org.guestflow.partner.NewPartner;
import org.guestflow.shared.RuleViolation;

/**
 * A new partner as typed.
 *
 * @param displayName its name
 * @param domains its domains, between blanks, commas or line breaks; it goes by the first
 */
public record NewPartnerForm(String displayName, String domains) {

    /** Takes what is not given as an empty text. */
    public NewPartnerForm {
        displayName = displayName == null ? "" : displayName;
        domains = domains == null ? "" : domains;
    }

    Organisation read() throws RuleViolation {
        return new NewPartner(displayName, Typed.words(domains), null, null).organisation();
    }
}
