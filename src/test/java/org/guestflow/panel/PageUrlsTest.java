package org.guestflow.panel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Links to the next page keep what the page was filtered by. */
class PageUrlsTest {

    private final PageUrls urls = new PageUrls("/requests", "text=nora%40litware.com&after=old");

    @Test
    void whatWasSearchedForIsNotEncodedTwice() {
        assertThat(urls.with("after", "a b&c")).isEqualTo("/requests?text=nora%40litware.com&after=a%20b%26c");
        assertThat(urls.without("after")).isEqualTo("/requests?text=nora%40litware.com");
    }

    @Test
    void aPageWithoutAQueryGetsOne() {
        assertThat(new PageUrls("/requests", null).with("after", "x")).isEqualTo("/requests?after=x");
    }
}
