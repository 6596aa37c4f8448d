package org.guestflow.engine.rest;

/**
 * A refusal in the form of the engine's REST API.
 *
 * @param type the rule's name
 * @param message the rule's name, what is wrong and what can be done
 */
record Refusal(String type, String message) {}
