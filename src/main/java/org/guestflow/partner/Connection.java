package org.guestflow.partner;

/** How a partner's directory is reached. A connection holds no secret: it names the setting below {@code guestflow.partner-secrets} that does. */
public sealed interface Connection permits LdapConnection {}
