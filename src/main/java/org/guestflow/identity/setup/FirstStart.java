package org.guestflow.identity.setup;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestflow.audit.AuditEvent;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.NewMember;
import org.guestflow.directory.Organisation;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.identity.signin.PasswordRule;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.OrganisationId;
import org.guestflow.shared.UserId;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sees to it, before the first request is taken, that there is an administrator: records the one that the settings name, or refuses to start. */
@Component
@EnableConfigurationProperties(SetupSettings.class)
class FirstStart implements SmartInitializingSingleton {

    private final SetupSettings settings;
    private final Organisations organisations;
    private final Users users;
    private final PasswordEncoder encoder;
    private final TransactionTemplate transaction;

    FirstStart(
            SetupSettings settings,
            Organisations organisations,
            Users users,
            PasswordEncoder encoder,
            PlatformTransactionManager transactions) {
        this.settings = settings;
        this.organisations = organisations;
        this.users = users;
        this.encoder = encoder;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> requireAdministrator());
    }

    private void requireAdministrator() {
        if (!hasAdministrator()) {
            recordAdministrator(settings);
        }
    }

    private void recordAdministrator(SetupSettings setup) {
        require(setup.isComplete(), "The directory has no administrator.");
        require(
                PasswordRule.isMet(setup.password()),
                "guestflow.setup.password has less than 12 or more than 72 bytes.");
        DomainName domain = DomainName.parse(setup.domain())
                .orElseThrow(() -> new NoAdministrator("guestflow.setup.domain is no domain name."));
        EmailAddress mail = EmailAddress.parse(setup.administrator())
                .filter(address -> address.domain().equals(domain))
                .orElseThrow(() -> new NoAdministrator(
                        "guestflow.setup.administrator is no mail address in guestflow.setup.domain."));
        if (organisations.findHost().isEmpty()) {
            organisations.addHost(host(setup.organisation(), domain), AuditEvent.SYSTEM);
        }
        UserId first = users.findByMail(mail).orElseGet(() -> add(mail)).id();
        users.setPasswordHash(first, encoder.encode(setup.password()), first);
        users.assignRole(first, DirectoryRole.ADMINISTRATOR, first);
        require(hasAdministrator(), "The account that guestflow.setup.administrator names is a guest's or blocked.");
    }

    private User add(EmailAddress mail) {
        return users.addMember(new NewMember(mail, mail.toString(), Optional.empty()), AuditEvent.SYSTEM);
    }

    private boolean hasAdministrator() {
        return users.administrators().stream().anyMatch(User::isMember);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new NoAdministrator(otherwise);
        }
    }

    private static Organisation host(String name, DomainName domain) {
        return new Organisation(
                new OrganisationId(UUID.randomUUID()), name, Set.of(domain), domain, "en", Optional.empty());
    }
}
