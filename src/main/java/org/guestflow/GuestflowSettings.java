package org.guestflow;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What every part of the installation needs to know.
 *
 * @param baseUrl where people reach it, {@code http(s)://host[:port]}
 * @param secretKey the key that signs links and passcodes, Base64 of at least 32 random bytes
 * @param previousSecretKeys keys that were in use before and whose links still hold
 */
@Validated
@ConfigurationProperties("guestflow")
record GuestflowSettings(
        @NotNull URI baseUrl,
        @NotBlank String secretKey,
        @DefaultValue List<String> previousSecretKeys) {}
