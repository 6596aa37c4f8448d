package org.guestflow.graph.request;

import java.util.Map;

/**
 * An answer, kept for a repetition of its call.
 *
 * @param status its status
 * @param headers those of its headers that belong to it and not to the call: where the new thing is, and of what kind the body is
 * @param body the body
 */
record KeptAnswer(int status, Map<String, String> headers, String body) {}
