package org.guestflow.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.guestflow.shared.UserId;
import org.junit.jupiter.api.Test;

/** What a node remembers of passwords counts only with the hash that is stored now: whichever node a password is changed at, the others need not hear of it. */
class VerifiedPasswordsTest {

    private final VerifiedPasswords otherNode = new VerifiedPasswords(Clock.systemUTC());
    private final UserId person = UserId.random();

    @Test
    void anOldPasswordIsForgottenEverywhereWithTheHashThatIsStored() {
        otherNode.add(person, "hash before", "old password");
        assertThat(otherNode.contains(person, "hash before", "old password")).isTrue();

        assertThat(otherNode.contains(person, "hash after", "old password")).isFalse();
        assertThat(otherNode.contains(person, "hash after", "new password")).isFalse();
    }
}
