package org.guestflow.partner;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What connections are made of, for tests that have no application around them. */
public final class TestConnections {

    /** The secret of every service account and token. */
    public static final String SECRET = "t0p-s3cret";

    /** The secret's name. */
    public static final String REFERENCE = "litware";

    private TestConnections() {}

    /**
     * Allows servers.
     *
     * @param listed what an administrator listed
     * @return the allowed hosts
     */
    public static PartnerHosts hosts(String... listed) {
        return new PartnerHosts(settings(Duration.ofSeconds(1), List.of(listed)));
    }

    /**
     * Knows {@link #SECRET}.
     *
     * @return the secrets
     */
    public static PartnerSecrets secrets() {
        return new PartnerSecrets(settings(Duration.ofSeconds(1), List.of()));
    }

    /**
     * Ends conversations.
     *
     * @param longest how long one may last
     * @return the deadlines; their thread ends with the test run
     */
    public static Deadlines deadlines(Duration longest) {
        return new Deadlines(settings(longest, List.of()));
    }

    private static PartnerSettings settings(Duration deadline, List<String> hosts) {
        return new PartnerSettings(Map.of(REFERENCE, SECRET), hosts, deadline);
    }
}
