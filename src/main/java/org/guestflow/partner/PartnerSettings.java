package org.guestflow.partner;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What connections to partners' directories need and must not exceed.
 *
 * @param partnerSecrets passwords and tokens by the names by which partner records refer to them
 * @param partnerHosts names, addresses and networks (CIDR) that partners' directories may be at although these are private, link-local or this machine; what is said to them may go
 *     unencrypted
 * @param partnerDeadline how long one conversation with a partner's directory may last
 */
@ConfigurationProperties("guestflow")
record PartnerSettings(
        @DefaultValue Map<String, String> partnerSecrets,
        @DefaultValue List<String> partnerHosts,
        @DefaultValue("20s") Duration partnerDeadline) {}
