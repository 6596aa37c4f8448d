package org.guestflow.subscription;

import java.util.UUID;

/**
 * A task that has a subscription told what there is to tell. Each change brings one of its own, as a task that runs already may have passed it; the first that comes tells all,
 * the others find nothing left.
 *
 * @param subscription which one
 * @param change the change that it was begun for
 */
record DeliveryTask(UUID subscription, UUID change) {

    private static final char SEPARATOR = '/';

    static DeliveryTask parse(String name) {
        int at = name.indexOf(SEPARATOR);
        return new DeliveryTask(UUID.fromString(name.substring(0, at)), UUID.fromString(name.substring(at + 1)));
    }

    String name() {
        return subscription + String.valueOf(SEPARATOR) + change;
    }
}
