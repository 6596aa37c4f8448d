package org.guestflow.graph.user;

import java.util.Map;
import org.guestflow.directory.User;
import org.guestflow.graph.query.Answers;
import org.guestflow.graph.request.Caller;
import org.guestflow.graph.request.Described;
import org.guestflow.graph.request.Permission;
import org.guestflow.graph.request.Requires;
import org.guestflow.graph.request.Viewpoints;
import org.guestflow.identity.SecondFactors;
import org.guestflow.shared.RuleViolation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Second factors of people's sign-in, for administrators: registering them is each person's own affair, on the pages. */
@RestController
@RequestMapping("/v1.0/users/{name}/authentication/methods")
class AuthenticationMethodController {

    private final SecondFactors factors;
    private final UserNames names;
    private final Viewpoints viewpoints;
    private final Answers answers;
    private final Caller caller;

    AuthenticationMethodController(
            SecondFactors factors, UserNames names, Viewpoints viewpoints, Answers answers, Caller caller) {
        this.factors = factors;
        this.names = names;
        this.viewpoints = viewpoints;
        this.answers = answers;
        this.caller = caller;
    }

    /** What a person has registered, the oldest first. */
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    @Described(value = AuthenticationMethodResource.class, several = true)
    @GetMapping
    Map<String, Object> list(@PathVariable String name) throws RuleViolation {
        caller.administrator();
        return answers.all(
                "authenticationMethods",
                factors.of(person(name).id()).stream()
                        .map(AuthenticationMethodResource::of)
                        .toList());
    }

    /** Resets a person's second factor: takes all of them and the recovery codes away, and ends the account's sessions. Whoever needs one registers a new one at the next sign-in. */
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@PathVariable String name) throws RuleViolation {
        User administrator = caller.administrator();
        factors.reset(person(name), administrator, hasShown(administrator));
    }

    /** A person whose sign-in needs a second factor is not let in here without: neither by a password alone, nor by a token that says of none. */
    private boolean hasShown(User administrator) {
        return !caller.isApplication()
                && (factors.isRequired(administrator)
                        || !factors.of(administrator.id()).isEmpty());
    }

    private User person(String name) throws RuleViolation {
        return names.find(name, viewpoints.get()).user();
    }
}
