package org.guestflow.redemption.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.TargetType;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.invitation.Invitation;
import org.guestflow.policy.Policy;
import org.springframework.stereotype.Component;

/** Puts what an invitation offers into words. */
@Component
class Offers {

    private final Users users;
    private final Targets targets;
    private final Organisations organisations;
    private final Policy policy;

    Offers(Users users, Targets targets, Organisations organisations, Policy policy) {
        this.users = users;
        this.targets = targets;
        this.organisations = organisations;
        this.policy = policy;
    }

    Offer of(Invitation invitation, Locale language) {
        String host = organisations.host().displayName();
        Optional<User> inviter = users.find(invitation.inviter());
        return new Offer(
                inviter.map(User::displayName).orElse(host),
                inviter.map(user -> user.mail().toString()).orElse(null),
                invitation.target().type().stored(),
                targets.displayName(invitation.target()).orElse(host),
                accessEnd(invitation).map(end -> lastDay(end, language)).orElse(null),
                invitation.expiresAt().map(end -> lastDay(end, language)).orElse(null),
                invitation.message().orElse(null));
    }

    /** As the inviter was told it: the time begins to run with the request. */
    private Optional<Instant> accessEnd(Invitation invitation) {
        return Optional.of(invitation)
                .filter(offer -> offer.target().type() != TargetType.DIRECTORY)
                .flatMap(offer -> policy.decisionOn(offer.id()))
                .map(decision -> decision.accessEnd(invitation.accessEndDate(), invitation.createdAt()));
    }

    /** An end at midnight belongs to the day before. */
    private static String lastDay(Instant end, Locale language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .format(LocalDate.ofInstant(end.minusNanos(1), ZoneOffset.UTC));
    }
}
