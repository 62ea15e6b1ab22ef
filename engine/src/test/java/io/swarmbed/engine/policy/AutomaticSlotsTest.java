package io.swarmbed.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutomaticSlotsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 7",
        "1, 2",
        "8.9, 2",
        "9, 3",
        "14.9, 3",
        "15, 4",
        "20, 4",
        "41.9, 4",
        "42, 5",
        "50, 5",
        "60, 6",
        "100, 7",
        "200, 10",
        "1024, 24"
    })
    void slots_grow_with_the_root_of_the_upload_limit(double kilobytesPerSecond, int slots) {
        assertThat(AutomaticSlots.slots((long) (kilobytesPerSecond * 1024))).isEqualTo(slots);
    }
}
