package org.guestflow.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaddedListTest {

    @Test
    void theLastIsRepeatedUntilThereAreAsManyAsAPowerOfTwo() {
        assertThat(PaddedList.of(List.of("a"))).containsExactly("a");
        assertThat(PaddedList.of(List.of("a", "b"))).containsExactly("a", "b");
        assertThat(PaddedList.of(List.of("a", "b", "c"))).containsExactly("a", "b", "c", "c");
        assertThat(PaddedList.of(List.of(1, 2, 3, 4, 5))).containsExactly(1, 2, 3, 4, 5, 5, 5, 5);
    }

    @Test
    void nothingIsRefused() {
        assertThatThrownBy(() -> PaddedList.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
