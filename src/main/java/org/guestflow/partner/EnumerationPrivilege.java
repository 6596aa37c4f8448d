package org.guestflow.partner;

/**
 * Whether a partner's directory lets somebody list its users, as the directory itself said at the moment of asking (behaviour.md section 5).
 *
 * @param held whether it does
 * @param evidence what the directory was asked and what it said, for a person to read; no secret is in it
 */
public record EnumerationPrivilege(boolean held, String evidence) {}
