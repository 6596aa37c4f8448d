package org.guestflow.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUrlTest {

    private static final List<String> ORIGINS = List.of("https://expenses.woodgrove.example", "http://localhost:8080");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://expenses.woodgrove.example",
                "https://expenses.woodgrove.example/",
                "https://expenses.woodgrove.example/reports?year=2026#top",
                "https://EXPENSES.woodgrove.example/reports",
                "http://localhost:8080/"
            })
    void anAddressOfAnAllowedOriginIsTaken(String url) {
        assertThat(RedirectUrl.isAllowed(url, ORIGINS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://expenses.woodgrove.example/",
                "https://expenses.woodgrove.example:8443/",
                "https://expenses.woodgrove.example.evil.example/",
                "https://expenses.woodgrove.example@evil.example/",
                "https://evil.example/https://expenses.woodgrove.example/",
                "https://expenses.woodgrove.example\\@evil.example/",
                "//expenses.woodgrove.example/",
                "/reports",
                "javascript:alert(1)",
                "data:text/html,x",
                "https://expenses.woodgrove.ex\u0430mple/",
                "https://expenses.woodgrove.example/\r\nSet-Cookie: a=b",
                " https://expenses.woodgrove.example/",
                "https:expenses.woodgrove.example",
                ""
            })
    void everythingElseIsRefused(String url) {
        assertThat(RedirectUrl.isAllowed(url, ORIGINS)).isFalse();
    }
}
