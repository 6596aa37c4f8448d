package org.guestflow.subscription;

import java.util.UUID;

/**
 * A change that a subscription has yet to be told.
 *
 * @param id the notification's id
 * @param object which invitation or user
 * @param type what happened to it
 */
record Change(UUID id, UUID object, ChangeType type) {}
