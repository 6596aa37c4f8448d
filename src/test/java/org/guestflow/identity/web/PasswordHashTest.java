package org.guestflow.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How the application hashes passwords; the other tests do it with less work. */
class PasswordHashTest {

    private final PasswordEncoder encoder = new FilterConfiguration().passwordEncoder();

    @Test
    void aPasswordIsHashedByBcryptWithACostOfTen() {
        String hash = encoder.encode("correct horse");

        assertThat(hash).startsWith("{bcrypt}$2a$10$");
        assertThat(encoder.matches("correct horse", hash)).isTrue();
        assertThat(encoder.matches("wrong horse", hash)).isFalse();
    }
}
