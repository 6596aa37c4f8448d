package org.guestflow.architecture.modules.curious;

import org.guestflow.architecture.modules.secretive.inside.Secret;

/** Reaches into another module's inside. */
public class Curious {

    /** Looks where it must not. */
    public String look(Secret secret) {
        return secret.toString();
    }
}
