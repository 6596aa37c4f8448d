package org.guestflow.mail;

import java.util.Locale;
import org.guestflow.shared.EmailAddress;

/**
 * What a recipient's link for blocking invitations is about.
 *
 * @param recipient whose invitations
 * @param language the language of the mail in which the link stood
 * @param blocked whether they are blocked now
 */
public record InvitationBlock(EmailAddress recipient, Locale language, boolean blocked) {}
