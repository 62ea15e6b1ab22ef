package io.swarmbed.engine.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.env.Alarm;
import io.swarmbed.engine.env.Alarms;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Shares of an uplink by weight, block by block. */
class TurnRingTest {
    private static final int BLOCK = 16 * 1024 + 13;

    private long now;
    private final List<Runnable> rings = new ArrayList<>();
    private final Alarms alarms = action -> new Alarm() {
        @Override
        public void at(long nanos) {
            rings.add(action);
        }

        @Override
        public void cancel() {}
    };
    private final Uplink uplink = new Uplink(BLOCK, () -> now, alarms);
    private final StringBuilder sent = new StringBuilder();
    private final List<Uplink.Member> members = new ArrayList<>();
    private boolean paused;

    @BeforeEach
    void threeConnections() {
        for (char name : "abc".toCharArray()) {
            members.add(uplink.join(() -> {
                if (paused && name == 'a') {
                    return false;
                }
                sent.append(name);
                uplink.transmit(BLOCK);
                return true;
            }));
        }
    }

    private void weights(int a, int b, int c) {
        members.get(0).weight(a);
        members.get(1).weight(b);
        members.get(2).weight(c);
    }

    /** What is sent in so many seconds, one block in each. */
    private String send(int blocks) {
        sent.setLength(0);
        members.forEach(Uplink.Member::ready);
        while (sent.length() < blocks) {
            now += 1_000_000_000L;
            List<Runnable> due = List.copyOf(rings);
            rings.clear();
            due.forEach(Runnable::run);
        }
        return sent.substring(0, blocks);
    }

    private long count(String blocks, char name) {
        return blocks.chars().filter(c -> c == name).count();
    }

    @Test
    void equal_weights_take_turns_whatever_they_are() {
        assertThat(send(9)).isEqualTo("abcabcabc");
        weights(1_000, 1_000, 1_000);
        String blocks = send(30);
        for (int i = 0; i + 3 <= blocks.length(); i += 3) {
            assertThat(blocks.substring(i, i + 3)).contains("a", "b", "c");
        }
    }

    @Test
    void shares_are_in_proportion_to_weights() {
        weights(6, 3, 1);
        String blocks = send(1_000);
        assertThat(count(blocks, 'a')).isBetween(596L, 604L);
        assertThat(count(blocks, 'b')).isBetween(297L, 303L);
        assertThat(count(blocks, 'c')).isBetween(97L, 103L);
    }

    @Test
    void large_weights_make_no_bursts() {
        weights(5_000, 2_500, 2_500);
        String blocks = send(400);
        assertThat(count(blocks, 'a')).isBetween(198L, 202L);
        assertThat(blocks).doesNotContain("aaaa").doesNotContain("bbb").doesNotContain("ccc");
    }

    @Test
    void the_share_of_one_that_has_nothing_to_send_goes_to_the_others_in_proportion() {
        weights(10_000, 2, 1);
        paused = true;
        String blocks = send(300);
        assertThat(count(blocks, 'b')).isBetween(197L, 203L);
        assertThat(count(blocks, 'c')).isBetween(97L, 103L);
        paused = false;
        assertThat(count(send(300), 'a')).isGreaterThan(297);
    }

    @Test
    void weights_may_change_at_any_time() {
        weights(9, 1, 1);
        send(50);
        weights(1, 1, 1);
        String blocks = send(300);
        assertThat(count(blocks, 'a')).isBetween(97L, 103L);
        assertThat(count(blocks, 'c')).isBetween(97L, 103L);
    }
}
