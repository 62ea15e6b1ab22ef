package io.swarmbed.tracker;

import static io.swarmbed.tracker.swarm.AnnounceEvent.COMPLETED;
import static io.swarmbed.tracker.swarm.AnnounceEvent.NONE;
import static io.swarmbed.tracker.swarm.AnnounceEvent.STARTED;
import static io.swarmbed.tracker.swarm.AnnounceEvent.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.tracker.swarm.AnnounceEvent;
import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.SwarmSettings;
import io.swarmbed.tracker.swarm.SwarmTotals;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a tracker owes its peers, whether it is called or asked over UDP or HTTP. */
abstract class TrackerContract {
    private static final SwarmSettings RULES =
            SwarmSettings.defaults().withInterval(100).withTimeout(200).withNumWant(10, 20);

    private static final int TORRENT = 1;
    private static final int ALL = 1000;

    /**
     * An answer to an announce.
     *
     * @param refusal why there is none; the counts are 0 then
     */
    record Answer(Optional<String> refusal, int complete, int incomplete, List<Endpoint> peers) {}

    /** Starts a tracker that knows nobody. */
    abstract void start(SwarmSettings rules) throws Exception;

    abstract Answer announce(int torrent, Endpoint peer, long left, AnnounceEvent event, int numWant) throws Exception;

    abstract SwarmTotals scrape(int torrent) throws Exception;

    /** Lets time pass at the tracker. */
    abstract void pass(int seconds);

    @BeforeEach
    final void startTracker() throws Exception {
        start(RULES);
    }

    @Test
    void the_first_peer_is_told_of_nobody() throws Exception {
        assertThat(leecher(peer(1)).peers()).isEmpty();
        assertThat(counts()).isEqualTo(new SwarmTotals(0, 1, 0));
    }

    @Test
    void peers_are_told_of_each_other_and_never_of_themselves() throws Exception {
        leecher(peer(1));
        assertThat(leecher(peer(2)).peers()).containsExactly(peer(1));
        assertThat(leecher(peer(1)).peers()).containsExactly(peer(2));
    }

    @Test
    void an_answer_counts_the_announcer() throws Exception {
        leecher(peer(1));
        Answer answer = seed(peer(2));
        assertThat(answer.complete()).isEqualTo(1);
        assertThat(answer.incomplete()).isEqualTo(1);
    }

    @Test
    void a_peer_that_announces_again_is_still_one_peer() throws Exception {
        announce(peer(1), 5, STARTED);
        announce(peer(1), 5, STARTED);
        announce(peer(1), 3, NONE);
        assertThat(counts()).isEqualTo(new SwarmTotals(0, 1, 0));
    }

    @Test
    void another_port_is_another_peer() throws Exception {
        leecher(peer(1));
        leecher(peer(1).withPort(7000));
        assertThat(leecher(peer(2)).peers()).containsExactlyInAnyOrder(peer(1), peer(1).withPort(7000));
        assertThat(counts()).isEqualTo(new SwarmTotals(0, 3, 0));
    }

    @Test
    void a_peer_that_lacks_nothing_is_a_seed_whatever_its_event() throws Exception {
        announce(peer(1), 0, STARTED);
        announce(peer(2), 0, NONE);
        announce(peer(3), 0, COMPLETED);
        assertThat(counts()).isEqualTo(new SwarmTotals(3, 0, 1));
    }

    @Test
    void a_completion_turns_a_leecher_into_a_seed_and_counts_once() throws Exception {
        announce(peer(1), 10, STARTED);
        announce(peer(1), 0, COMPLETED);
        assertThat(counts()).isEqualTo(new SwarmTotals(1, 0, 1));
        announce(peer(1), 0, COMPLETED);
        announce(peer(1), 0, NONE);
        assertThat(counts()).isEqualTo(new SwarmTotals(1, 0, 1));
    }

    @Test
    void a_completion_counts_without_a_start_and_after_an_announce_that_said_it_already() throws Exception {
        announce(peer(1), 0, COMPLETED);
        announce(peer(2), 5, STARTED);
        announce(peer(2), 0, NONE);
        announce(peer(2), 0, COMPLETED);
        assertThat(counts()).isEqualTo(new SwarmTotals(2, 0, 2));
    }

    @Test
    void a_completion_with_bytes_left_is_none() throws Exception {
        announce(peer(1), 5, COMPLETED);
        assertThat(counts()).isEqualTo(new SwarmTotals(0, 1, 0));
    }

    @Test
    void a_seed_that_finds_bytes_missing_is_a_leecher_until_it_has_them_and_counts_no_second_time() throws Exception {
        announce(peer(1), 0, COMPLETED);
        announce(peer(1), 9, NONE);
        assertThat(counts()).isEqualTo(new SwarmTotals(0, 1, 1));
        announce(peer(1), 0, COMPLETED);
        assertThat(counts()).isEqualTo(new SwarmTotals(1, 0, 1));
    }

    @Test
    void a_peer_that_left_and_completes_anew_counts_again() throws Exception {
        announce(peer(1), 0, COMPLETED);
        announce(peer(1), 0, STOPPED);
        assertThat(counts()).isEqualTo(new SwarmTotals(0, 0, 1));
        announce(peer(1), 9, STARTED);
        announce(peer(1), 0, COMPLETED);
        assertThat(counts()).isEqualTo(new SwarmTotals(1, 0, 2));
    }

    @Test
    void a_stopped_peer_is_gone_and_is_sent_nobody() throws Exception {
        leecher(peer(1));
        leecher(peer(2));
        assertThat(announce(peer(1), 10, STOPPED).peers()).isEmpty();
        announce(peer(1), 10, STOPPED);
        assertThat(counts()).isEqualTo(new SwarmTotals(0, 1, 0));
        assertThat(leecher(peer(3)).peers()).containsExactly(peer(2));
    }

    @Test
    void a_stop_of_an_unknown_peer_or_torrent_changes_nothing() throws Exception {
        assertThat(announce(peer(1), 0, STOPPED).refusal()).isEmpty();
        assertThat(counts()).isEqualTo(SwarmTotals.NONE);
        leecher(peer(2));
        announce(peer(1), 0, STOPPED);
        assertThat(counts()).isEqualTo(new SwarmTotals(0, 1, 0));
    }

    @Test
    void a_seed_is_sent_leechers_alone_and_a_leecher_everybody() throws Exception {
        seed(peer(1));
        seed(peer(2));
        leecher(peer(3));
        assertThat(seed(peer(1)).peers()).containsExactly(peer(3));
        assertThat(leecher(peer(3)).peers()).containsExactlyInAnyOrder(peer(1), peer(2));
        announce(peer(3), 0, COMPLETED);
        assertThat(seed(peer(1)).peers()).isEmpty();
    }

    @Test
    void a_peer_is_sent_as_many_as_it_wants_within_the_bounds() throws Exception {
        for (int i = 1; i <= 40; i++) {
            leecher(peer(i));
        }
        assertThat(ask(-1)).hasSize(10).doesNotHaveDuplicates();
        assertThat(ask(0)).isEmpty();
        assertThat(ask(3)).hasSize(3).doesNotHaveDuplicates();
        assertThat(ask(ALL)).hasSize(20).doesNotHaveDuplicates();
        assertThat(counts()).isEqualTo(new SwarmTotals(0, 41, 0));
    }

    @Test
    void everybody_is_sent_sooner_or_later() throws Exception {
        for (int i = 1; i <= 40; i++) {
            leecher(peer(i));
        }
        Set<Endpoint> sent = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            sent.addAll(ask(ALL));
        }
        assertThat(sent).hasSize(40).doesNotContain(peer(50));
    }

    @Test
    void address_families_are_sent_apart_and_counted_together() throws Exception {
        leecher(peer(1));
        assertThat(leecher(ipv6(1)).peers()).isEmpty();
        assertThat(seed(ipv6(2)).peers()).containsExactly(ipv6(1));
        assertThat(leecher(peer(2)).peers()).containsExactly(peer(1));
        assertThat(counts()).isEqualTo(new SwarmTotals(1, 3, 0));
        announce(ipv6(2), 0, STOPPED);
        assertThat(counts()).isEqualTo(new SwarmTotals(0, 3, 0));
    }

    @Test
    void torrents_are_kept_apart() throws Exception {
        leecher(peer(1));
        assertThat(announce(2, peer(2), 1, NONE, -1).peers()).isEmpty();
        assertThat(scrape(2)).isEqualTo(new SwarmTotals(0, 1, 0));
        assertThat(scrape(3)).isEqualTo(SwarmTotals.NONE);
    }

    @Test
    void a_peer_that_nobody_can_dial_is_sent_peers_and_not_kept() throws Exception {
        leecher(peer(1));
        assertThat(leecher(peer(2).withPort(0)).peers()).containsExactly(peer(1));
        assertThat(counts()).isEqualTo(new SwarmTotals(0, 1, 0));
    }

    @Test
    void a_silent_peer_is_forgotten_at_the_time_out_and_not_before() throws Exception {
        leecher(peer(1));
        pass(150);
        leecher(peer(2));
        pass(49);
        assertThat(counts().incomplete()).isEqualTo(2);
        assertThat(leecher(peer(3)).peers()).containsExactlyInAnyOrder(peer(1), peer(2));
        pass(1);
        assertThat(counts().incomplete()).isEqualTo(2);
        assertThat(leecher(peer(3)).peers()).containsExactly(peer(2));
    }

    @Test
    void an_announce_renews_a_peer() throws Exception {
        seed(peer(1));
        for (int i = 0; i < 5; i++) {
            pass(199);
            seed(peer(1));
        }
        assertThat(counts()).isEqualTo(new SwarmTotals(1, 0, 0));
    }

    @Test
    void completions_are_remembered_until_nobody_has_announced_for_the_time_out() throws Exception {
        announce(peer(1), 0, COMPLETED);
        pass(100);
        announce(peer(1), 0, STOPPED);
        pass(199);
        assertThat(counts()).isEqualTo(new SwarmTotals(0, 0, 1));
        pass(1);
        assertThat(counts()).isEqualTo(SwarmTotals.NONE);
    }

    @Test
    void a_swarm_of_hundreds_is_counted_right_as_it_grows_turns_and_shrinks() throws Exception {
        for (int i = 1; i <= 300; i++) {
            leecher(peer(i));
        }
        assertThat(counts()).isEqualTo(new SwarmTotals(0, 300, 0));
        for (int i = 1; i <= 200; i++) {
            announce(peer(i), 0, COMPLETED);
        }
        assertThat(counts()).isEqualTo(new SwarmTotals(200, 100, 200));
        for (int i = 101; i <= 290; i++) {
            announce(peer(i), 0, STOPPED);
        }
        assertThat(counts()).isEqualTo(new SwarmTotals(100, 10, 200));
        assertThat(seed(peer(1)).peers()).hasSize(10);
        pass(200);
        leecher(peer(1));
        assertThat(counts()).isEqualTo(new SwarmTotals(0, 1, 200));
    }

    @Test
    void a_full_tracker_refuses_strangers_and_serves_those_it_knows() throws Exception {
        start(RULES.withLimits(1, 2));
        leecher(peer(1));
        assertThat(announce(2, peer(1), 1, NONE, -1).refusal()).contains("this tracker is full: it keeps 1 torrents");
        leecher(peer(2));
        assertThat(leecher(peer(3)).refusal()).contains("this tracker is full: it keeps 2 peers");
        assertThat(leecher(peer(1)).peers()).containsExactly(peer(2));
        announce(peer(2), 1, STOPPED);
        assertThat(leecher(peer(3)).peers()).containsExactly(peer(1));
    }

    private List<Endpoint> ask(int numWant) throws Exception {
        return announce(TORRENT, peer(50), 1, NONE, numWant).peers();
    }

    private Answer leecher(Endpoint peer) throws Exception {
        return announce(peer, 100, NONE);
    }

    private Answer seed(Endpoint peer) throws Exception {
        return announce(peer, 0, NONE);
    }

    private Answer announce(Endpoint peer, long left, AnnounceEvent event) throws Exception {
        return announce(TORRENT, peer, left, event, -1);
    }

    private SwarmTotals counts() throws Exception {
        return scrape(TORRENT);
    }

    /** A peer at the address that every machine has, so that it can announce over a wire. */
    private static Endpoint peer(int number) {
        return Endpoint.ofIpv4(0x7F00_0001, 1000 + number);
    }

    /** The same in IPv6. */
    private static Endpoint ipv6(int number) {
        return new Endpoint(0, 1, 1000 + number);
    }
}
