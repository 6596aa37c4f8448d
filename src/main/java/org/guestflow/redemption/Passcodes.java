package org.guestflow.redemption;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guestflow.invitation.Invitation;
import org.guestflow.redemption.PasscodeStanding.Condition;
import org.guestflow.shared.EmailAddress;
import org.springframework.stereotype.Component;

/** Issues codes within their limits and judges what they are good for. */
@Component
class Passcodes {

    private static final Duration HOUR = Duration.ofHours(1);

    private final JdbcPasscodes passcodes;
    private final PasscodeNotices notices;
    private final RedemptionSettings settings;
    private final Clock clock;

    Passcodes(JdbcPasscodes passcodes, PasscodeNotices notices, RedemptionSettings settings, Clock clock) {
        this.passcodes = passcodes;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
    }

    /** Asks whether one more code may be issued; exact for the address, whose lock the caller holds, and close enough for the source. */
    void checkLimits(EmailAddress guest, byte[] sourceHash) throws RedemptionRefused {
        Instant since = clock.instant().minus(HOUR);
        int perGuest = settings.passcodesPerHour();
        int perSource = settings.passcodesPerHourFromSource();
        checkLimit(passcodes.issuedTo(guest, since, perGuest), perGuest);
        checkLimit(passcodes.issuedFor(sourceHash, since, perSource), perSource);
    }

    private void checkLimit(List<Instant> newestFirst, int most) throws RedemptionRefused {
        if (newestFirst.size() >= most) {
            Instant oneIsFree = newestFirst.get(most - 1).plus(HOUR);
            throw new RedemptionRefused(Refusal.TOO_MANY_PASSCODES, Duration.between(clock.instant(), oneIsFree));
        }
    }

    /** Issues a code and queues its mail, to the invited address and nowhere else. The one before it is dead from now on. */
    void issue(Redemption redemption, Invitation invitation, byte[] sourceHash) {
        Instant now = clock.instant();
        Passcode passcode = passcodes.insert(
                redemption.id(),
                invitation.invitee(),
                sourceHash,
                UUID.randomUUID(),
                now,
                now.plus(settings.passcodeLifetime()));
        notices.send(passcode, redemption, invitation, settings.passcodeLifetime());
    }

    PasscodeStanding standing(RedemptionId redemption) {
        return passcodes
                .newest(redemption)
                .map(this::standing)
                .orElse(new PasscodeStanding(Condition.EXPIRED, 0, 0, Duration.ZERO));
    }

    private PasscodeStanding standing(Passcode passcode) {
        int triesLeft = Math.max(0, settings.passcodeTries() - passcode.tries());
        Duration timeLeft = Duration.between(clock.instant(), passcode.expiresAt());
        if (timeLeft.isNegative() || timeLeft.isZero()) {
            return new PasscodeStanding(Condition.EXPIRED, passcode.tries(), triesLeft, Duration.ZERO);
        }
        Condition condition = triesLeft == 0 ? Condition.USED_UP : Condition.USABLE;
        return new PasscodeStanding(condition, passcode.tries(), triesLeft, timeLeft);
    }
}
