package org.guestflow.graph.user;

import org.guestflow.compliance.Erasures;
import org.guestflow.directory.User;
import org.guestflow.graph.request.Caller;
import org.guestflow.graph.request.Permission;
import org.guestflow.graph.request.Requires;
import org.guestflow.shared.RuleViolation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Data-protection requests, for administrators. */
@RestController
class ErasureController {

    private final Erasures erasures;
    private final Caller caller;

    ErasureController(Erasures erasures, Caller caller) {
        this.erasures = erasures;
        this.caller = caller;
    }

    /** Erases all data of a guest, named by id or address, who may have left long ago; with the account where there still is one. Nothing brings them back. */
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    @PostMapping("/v1.0/users/{name}/erase")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@PathVariable String name) throws RuleViolation {
        User administrator = caller.administrator();
        erasures.erase(erasures.find(name), administrator.id());
    }
}
