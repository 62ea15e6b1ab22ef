package io.swarmbed.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.reports.table.Peer;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class GroupStatisticsTest {
    private static final OptionalDouble NEVER = OptionalDouble.empty();

    private static Peer seed(int number, double uploaded) {
        return new Peer(
                number, "s", "origin", true, at(0), NEVER, NEVER, NEVER, NEVER, uploaded, 0, 0, 0, NEVER, NEVER, NEVER,
                "", NEVER, NEVER, NEVER, NEVER);
    }

    private static Peer leecher(int number, OptionalDouble join, OptionalDouble done, double up, double down) {
        return new Peer(
                number,
                "h" + number,
                "home",
                false,
                join,
                done,
                NEVER,
                NEVER,
                NEVER,
                up + 5,
                up,
                down,
                1,
                NEVER,
                NEVER,
                NEVER,
                "",
                NEVER,
                NEVER,
                NEVER,
                NEVER);
    }

    private static OptionalDouble at(double seconds) {
        return OptionalDouble.of(seconds);
    }

    @Test
    void completion_counts_from_joining() {
        List<Peer> peers =
                List.of(seed(0, 900), leecher(1, at(10), at(30), 40, 100), leecher(2, at(20), at(60), 60, 200));

        GroupStatistics home =
                GroupStatistics.of(List.of("origin", "home"), peers, 100).get(1);

        assertThat(home.completed()).isEqualTo(2);
        assertThat(home.medianCompletion()).hasValue(30);
        assertThat(home.lastCompletion()).hasValue(40);
        assertThat(home.meanDownloadRate()).hasValue((100 / 20.0 + 200 / 40.0) / 2);
        assertThat(home.shareRatio()).hasValue((45.0 + 65) / 300);
        assertThat(home.wasted()).isEqualTo(2);
    }

    @Test
    void a_peer_that_never_completed_downloads_until_the_end() {
        GroupStatistics home = GroupStatistics.of(List.of("home"), List.of(leecher(1, at(10), NEVER, 0, 900)), 100)
                .get(0);

        assertThat(home.completed()).isZero();
        assertThat(home.expected()).isEqualTo(1);
        assertThat(home.medianCompletion()).isEmpty();
        assertThat(home.meanDownloadRate()).hasValue(10);
    }

    @Test
    void fairness_is_over_what_was_sent_while_leeching() {
        List<Peer> peers = List.of(leecher(1, at(0), at(1), 50, 100), leecher(2, at(0), at(1), 100, 200));

        assertThat(GroupStatistics.of(List.of("home"), peers, 1).get(0).fairness())
                .hasValue(1);
    }

    @Test
    void a_peer_that_never_joined_is_not_expected() {
        GroupStatistics home = GroupStatistics.of(List.of("home"), List.of(leecher(1, NEVER, NEVER, 0, 0)), 9)
                .get(0);

        assertThat(home.peers()).isEqualTo(1);
        assertThat(home.expected()).isZero();
        assertThat(home.shareRatio()).isEmpty();
        assertThat(home.fairness()).isEmpty();
    }

    @Test
    void several_groups_are_followed_by_all() {
        List<Peer> peers = List.of(seed(0, 300), leecher(1, at(0), at(10), 0, 300));

        List<GroupStatistics> statistics = GroupStatistics.of(List.of("origin", "home"), peers, 10);

        assertThat(statistics).extracting(GroupStatistics::group).containsExactly("origin", "home", "all");
        assertThat(statistics.get(2).uploaded()).isEqualTo(305);
    }
}
