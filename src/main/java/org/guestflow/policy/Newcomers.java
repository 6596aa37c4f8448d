package org.guestflow.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.guestflow.directory.Target;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Picks the people who can be brought in together, because there is nothing to be said about any of them: the usual case where many are named at once. */
@Service
public class Newcomers {

    private final Users users;
    private final JdbcTenantSettings settings;
    private final JdbcGuestQuotas quotas;
    private final FixedRules rules;

    Newcomers(Users users, JdbcTenantSettings settings, JdbcGuestQuotas quotas, FixedRules rules) {
        this.users = users;
        this.settings = settings;
        this.quotas = quotas;
        this.rules = rules;
    }

    /**
     * Picks those who have no account yet and whom {@link Policy#checkPerson} would let pass. Where a quota counts guests it picks nobody: each is to be counted before the next one is asked about.
     *
     * @param inviter who asks
     * @param addresses the people's addresses
     * @param target what they are brought into
     * @return some of the addresses; the others are to be checked one by one, which tells why
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<EmailAddress> among(User inviter, List<EmailAddress> addresses, Target target) {
        if (quotas.find().isSet()) {
            return Set.of();
        }
        Set<String> known = users.findAllByMail(addresses).stream()
                .map(user -> user.mail().key())
                .collect(Collectors.toSet());
        TenantSettings now = settings.find();
        NamedTarget named = NamedTarget.of(target);
        return addresses.stream()
                .filter(address -> !known.contains(address.key()))
                .filter(address -> rules.welcome(new Proposal(
                        inviter,
                        now,
                        named,
                        Optional.empty(),
                        Optional.of(address),
                        Optional.empty(),
                        Optional.empty())))
                .collect(Collectors.toSet());
    }
}
