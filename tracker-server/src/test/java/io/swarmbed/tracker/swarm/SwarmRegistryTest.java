package io.swarmbed.tracker.swarm;

import static io.swarmbed.tracker.swarm.AnnounceEvent.COMPLETED;
import static io.swarmbed.tracker.swarm.AnnounceEvent.NONE;
import static io.swarmbed.tracker.swarm.AnnounceEvent.STARTED;
import static io.swarmbed.tracker.swarm.AnnounceEvent.STOPPED;
import static io.swarmbed.tracker.swarm.Announces.OTHER_TORRENT;
import static io.swarmbed.tracker.swarm.Announces.TORRENT;
import static io.swarmbed.tracker.swarm.Announces.event;
import static io.swarmbed.tracker.swarm.Announces.ipv4;
import static io.swarmbed.tracker.swarm.Announces.ipv6;
import static io.swarmbed.tracker.swarm.Announces.leecher;
import static io.swarmbed.tracker.swarm.Announces.of;
import static io.swarmbed.tracker.swarm.Announces.seed;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.random.RandomStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SwarmRegistryTest {
    private final SwarmSettings settings = SwarmSettings.defaults().withInterval(100);
    private final RandomStream random = new RandomStream(1);
    private SwarmRegistry registry = new SwarmRegistry(settings, 7);
    private long now = 1000;

    @Test
    void the_first_peer_is_told_of_nobody() {
        assertThat(announce(leecher(ipv4(1)))).isEmpty();
        assertThat(totals()).isEqualTo(new SwarmTotals(0, 1, 0));
    }

    @Test
    void peers_are_told_of_each_other_but_never_of_themselves() {
        announce(leecher(ipv4(1)));
        assertThat(announce(leecher(ipv4(2)))).containsExactly(ipv4(1));
        assertThat(announce(leecher(ipv4(1)))).containsExactly(ipv4(2));
    }

    @Test
    void two_ports_at_one_address_are_two_peers() {
        announce(leecher(ipv4(1).withPort(1)));
        assertThat(announce(leecher(ipv4(1).withPort(2)))).containsExactly(ipv4(1).withPort(1));
        assertThat(registry.census().peers()).isEqualTo(2);
    }

    @Test
    void seeds_are_sent_leechers_and_leechers_everybody() {
        announce(seed(ipv4(1)));
        announce(seed(ipv4(2)));
        announce(leecher(ipv4(3)));
        assertThat(announce(seed(ipv4(1)))).containsExactly(ipv4(3));
        assertThat(announce(leecher(ipv4(3)))).containsExactlyInAnyOrder(ipv4(1), ipv4(2));
    }

    @Test
    void address_families_are_kept_apart_and_counted_together() {
        announce(leecher(ipv4(1)));
        assertThat(announce(leecher(ipv6(1)))).isEmpty();
        assertThat(announce(seed(ipv6(2)))).containsExactly(ipv6(1));
        assertThat(totals()).isEqualTo(new SwarmTotals(1, 2, 0));
    }

    @Test
    void torrents_are_kept_apart() {
        announce(leecher(ipv4(1)));
        assertThat(announce(of(OTHER_TORRENT, ipv4(2), 1, NONE, -1))).isEmpty();
        assertThat(registry.census().torrents()).isEqualTo(2);
    }

    @Test
    void a_completion_turns_a_leecher_into_a_seed_and_counts_once() {
        announce(event(ipv4(1), 10, STARTED));
        announce(event(ipv4(1), 0, COMPLETED));
        announce(event(ipv4(1), 0, COMPLETED));
        assertThat(totals()).isEqualTo(new SwarmTotals(1, 0, 1));
    }

    @Test
    void a_completion_that_arrives_after_the_regular_announce_of_a_seed_still_counts() {
        announce(event(ipv4(1), 10, STARTED));
        announce(event(ipv4(1), 0, NONE));
        assertThat(totals().downloaded()).isZero();
        announce(event(ipv4(1), 0, COMPLETED));
        assertThat(totals()).isEqualTo(new SwarmTotals(1, 0, 1));
    }

    @Test
    void a_completion_of_an_unknown_peer_counts() {
        announce(event(ipv4(1), 0, COMPLETED));
        assertThat(totals()).isEqualTo(new SwarmTotals(1, 0, 1));
    }

    @Test
    void a_completion_with_bytes_left_is_none() {
        announce(event(ipv4(1), 5, COMPLETED));
        assertThat(totals()).isEqualTo(new SwarmTotals(0, 1, 0));
    }

    @Test
    void a_seed_that_finds_bytes_missing_is_a_leecher_again() {
        announce(event(ipv4(1), 0, COMPLETED));
        announce(leecher(ipv4(1)));
        announce(event(ipv4(1), 0, COMPLETED));
        assertThat(totals()).isEqualTo(new SwarmTotals(1, 0, 1));
    }

    @Test
    void a_stopped_peer_is_gone_and_gets_no_peers() {
        announce(leecher(ipv4(1)));
        announce(leecher(ipv4(2)));
        assertThat(announce(event(ipv4(1), 10, STOPPED))).isEmpty();
        assertThat(announce(event(ipv4(1), 10, STOPPED))).isEmpty();
        assertThat(totals()).isEqualTo(new SwarmTotals(0, 1, 0));
        assertThat(registry.census().peers()).isEqualTo(1);
    }

    @Test
    void a_stop_of_an_unknown_torrent_leaves_no_trace() {
        announce(event(ipv4(1), 10, STOPPED));
        assertThat(registry.census().torrents()).isZero();
        assertThat(registry.scrape(TORRENT, now)).isEqualTo(SwarmTotals.NONE);
        assertThat(registry.census().torrents()).isZero();
    }

    @Test
    void the_number_of_peers_is_the_wanted_one_within_bounds() {
        registry = new SwarmRegistry(settings.withNumWant(5, 8), 7);
        for (int i = 0; i < 20; i++) {
            announce(leecher(ipv4(i)));
        }
        assertThat(announce(of(TORRENT, ipv4(99), 1, NONE, -1))).hasSize(5).doesNotHaveDuplicates();
        assertThat(announce(of(TORRENT, ipv4(99), 1, NONE, 0))).isEmpty();
        assertThat(announce(of(TORRENT, ipv4(99), 1, NONE, 3))).hasSize(3);
        assertThat(announce(of(TORRENT, ipv4(99), 1, NONE, 1000))).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void a_peer_nobody_can_dial_is_sent_peers_but_not_registered() {
        announce(leecher(ipv4(1)));
        assertThat(announce(leecher(ipv4(2).withPort(0)))).containsExactly(ipv4(1));
        assertThat(registry.census().peers()).isEqualTo(1);
    }

    @Test
    void a_peer_is_forgotten_two_intervals_after_its_last_announce() {
        announce(leecher(ipv4(1)));
        now += 150;
        announce(leecher(ipv4(2)));
        now += 49;
        assertThat(totals().incomplete()).isEqualTo(2);
        now += 1;
        assertThat(totals().incomplete()).isEqualTo(1);
        assertThat(announce(leecher(ipv4(3)))).containsExactly(ipv4(2));
    }

    @Test
    void a_small_swarm_forgets_in_time_however_much_else_is_to_be_forgotten() {
        for (int i = 0; i < 1000; i++) {
            announce(of(new InfoHash(5, 5, i), ipv4(1), 1, NONE, -1));
        }
        announce(leecher(ipv4(1)));
        announce(seed(ipv4(2)));
        now += 200;
        assertThat(totals()).isEqualTo(SwarmTotals.NONE);
        assertThat(announce(leecher(ipv4(3)))).isEmpty();
        assertThat(totals()).isEqualTo(new SwarmTotals(0, 1, 0));
        assertThat(registry.census().peers()).isGreaterThan(500);
    }

    @Test
    void a_swarm_as_large_as_a_small_one_can_be_forgets_in_time_as_well() {
        for (int i = 0; i < 1000; i++) {
            announce(of(new InfoHash(5, 5, i), ipv4(1), 1, NONE, -1));
        }
        for (int i = 0; i < PeerBlocks.LARGEST; i++) {
            announce(leecher(ipv4(i)));
            announce(leecher(ipv6(i)));
        }
        now += 200;
        assertThat(announce(leecher(ipv4(1000)))).isEmpty();
        assertThat(announce(leecher(ipv6(1000)))).isEmpty();
        assertThat(totals()).isEqualTo(new SwarmTotals(0, 2, 0));
    }

    @Test
    void a_swarm_whose_peers_are_younger_than_its_last_announce_is_looked_at_once_not_again_and_again() {
        SwarmVisitor restorer = registry.restorer(now);
        restorer.swarm(TORRENT, 0, 50);
        restorer.peer(ipv4(1), false, false, 0, Optional.empty());
        restorer.done();
        now += 160;
        assertThat(registry.expire(now, 100)).isLessThan(100);
        assertThat(totals()).isEqualTo(new SwarmTotals(0, 1, 0));
        now += 40;
        assertThat(totals()).isEqualTo(SwarmTotals.NONE);
        assertThat(registry.census().torrents()).isZero();
    }

    @Test
    void a_swarm_that_has_just_become_large_takes_little_more_memory_than_its_peers() {
        registry = new SwarmRegistry(settings.withPeerIds(false), 7);
        becomeLarge(OTHER_TORRENT); // loads the classes
        assertThat(becomeLarge(TORRENT)).isLessThan(65L * PeerBlocks.LARGEST);
    }

    /** Bytes allocated for the announce with which the torrent's swarm becomes a large one. */
    private long becomeLarge(InfoHash torrent) {
        for (int i = 0; i < PeerBlocks.LARGEST; i++) {
            announce(of(torrent, ipv4(i), 1, NONE, 0));
        }
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        AnnounceRequest last = of(torrent, ipv4(PeerBlocks.LARGEST), 1, NONE, 0);
        long before = threads.getCurrentThreadAllocatedBytes();
        registry.announce(last, now, random);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void an_announce_renews_the_peer() {
        announce(leecher(ipv4(1)));
        for (int i = 0; i < 5; i++) {
            now += 199;
            announce(leecher(ipv4(1)));
        }
        assertThat(registry.census().peers()).isEqualTo(1);
    }

    @Test
    void an_empty_torrent_keeps_its_count_of_completions_until_its_time_out() {
        announce(event(ipv4(1), 0, COMPLETED));
        announce(event(ipv4(1), 0, STOPPED));
        now += 199;
        assertThat(totals()).isEqualTo(new SwarmTotals(0, 0, 1));
        now += 1;
        assertThat(totals()).isEqualTo(SwarmTotals.NONE);
        assertThat(registry.census().torrents()).isZero();
    }

    @Test
    void expiry_does_bounded_work_per_call_and_says_when_it_is_done() {
        for (int i = 0; i < 1000; i++) {
            announce(leecher(ipv4(i)));
        }
        now += 200;
        assertThat(registry.expire(now, 300)).isEqualTo(300);
        assertThat(registry.census().peers()).isEqualTo(700);
        assertThat(registry.expire(now, 1000)).isEqualTo(700);
        assertThat(registry.census().peers()).isZero();
    }

    @Test
    void a_full_tracker_refuses_strangers_and_serves_those_it_knows() {
        registry = new SwarmRegistry(settings.withLimits(1, 2), 7);
        announce(leecher(ipv4(1)));
        assertThat(registry.announce(of(OTHER_TORRENT, ipv4(1), 1, NONE, -1), now, random))
                .isEqualTo(new AnnounceResponse.Refused("this tracker is full: it keeps 1 torrents", true));
        announce(leecher(ipv4(2)));
        assertThat(registry.announce(leecher(ipv4(3)), now, random))
                .isEqualTo(new AnnounceResponse.Refused("this tracker is full: it keeps 2 peers", true));
        assertThat(announce(leecher(ipv4(1)))).containsExactly(ipv4(2));
    }

    @Test
    void peer_ids_are_kept_when_asked_for() {
        announce(leecher(ipv4(1)));
        AnnounceResponse response = registry.announce(leecher(ipv4(2)), now, random);
        assertThat(((AnnounceResponse.Accepted) response).peers().peerId(0))
                .contains(leecher(ipv4(1)).peerId());
        registry = new SwarmRegistry(settings.withPeerIds(false), 7);
        announce(leecher(ipv4(1)));
        response = registry.announce(leecher(ipv4(2)), now, random);
        assertThat(((AnnounceResponse.Accepted) response).peers().peerId(0)).isEmpty();
    }

    @Test
    void peers_written_into_a_buffer_are_those_of_the_list_as_far_as_there_is_room() {
        for (int i = 0; i < 30; i++) {
            announce(leecher(ipv4(i)));
            announce(leecher(ipv6(i)));
        }
        for (Endpoint peer : List.of(ipv4(1), ipv6(1))) {
            RandomStream same = new RandomStream(9);
            ByteBuffer buffer = ByteBuffer.allocate(2000).position(20);
            PeerList list = peers(registry.announce(leecher(peer), now, new RandomStream(9)));
            PeerList written = peers(registry.announce(leecher(peer), now, same, buffer));
            assertThat(written.size()).isEqualTo(29);
            assertThat(written.compact()).isEqualTo(list.compact());
            assertThat(written.endpoint(7)).isEqualTo(list.endpoint(7));
            assertThat(buffer.flip().position(20)).isEqualTo(list.compact());
            buffer.clear().limit(list.compact().remaining() / 2);
            assertThat(peers(registry.announce(leecher(peer), now, same, buffer))
                            .size())
                    .isEqualTo(14);
        }
        ByteBuffer untouched = ByteBuffer.allocate(10);
        assertThat(peers(registry.announce(event(ipv4(1), 1, STOPPED), now, random, untouched))
                        .size())
                .isZero();
        assertThat(untouched.position()).isZero();
    }

    @Test
    void a_survey_tells_every_swarm_once_with_its_totals() {
        announce(seed(ipv4(1)));
        announce(leecher(ipv6(1)));
        announce(of(OTHER_TORRENT, ipv4(1), 1, NONE, -1));
        List<String> told = new ArrayList<>();
        SwarmSurvey survey = (infoHash, totals, ipv4Peers) -> told.add(infoHash.low() + " " + totals + " " + ipv4Peers);
        int place = registry.survey(0, 1, survey);
        assertThat(registry.survey(place, 1, survey)).isEqualTo(-1);
        assertThat(told)
                .containsExactly("3 " + new SwarmTotals(1, 1, 0) + " 1", "4 " + new SwarmTotals(0, 1, 0) + " 1");
    }

    @Test
    void oldest_first_always_names_those_that_joined_first_in_that_order() {
        registry = new SwarmRegistry(settings.withNumWant(3, 3), 7);
        registry.select(Selection.OLDEST_FIRST);
        announce(seed(ipv4(1)));
        for (int i = 2; i < 20; i++) {
            announce(leecher(ipv4(i)));
        }
        assertThat(announce(leecher(ipv4(50)))).containsExactly(ipv4(1), ipv4(2), ipv4(3));
        assertThat(announce(leecher(ipv4(2)))).containsExactly(ipv4(1), ipv4(3), ipv4(4));
        assertThat(announce(seed(ipv4(51)))).containsExactly(ipv4(2), ipv4(3), ipv4(4));
        announce(event(ipv4(2), 0, COMPLETED));
        announce(event(ipv4(3), 5, STOPPED));
        announce(event(ipv4(3), 5, STARTED));
        assertThat(announce(leecher(ipv4(50)))).containsExactly(ipv4(1), ipv4(2), ipv4(4));
        registry.select(Selection.UNIFORM);
        assertThat(announce(leecher(ipv4(50)))).hasSize(3);
    }

    @Test
    void oldest_first_names_all_there_are_when_there_are_few() {
        registry.select(Selection.OLDEST_FIRST);
        assertThat(announce(leecher(ipv4(1)))).isEmpty();
        assertThat(announce(leecher(ipv4(2)))).containsExactly(ipv4(1));
        assertThat(announce(leecher(ipv4(1)))).containsExactly(ipv4(2));
    }

    @Test
    void a_cleared_registry_knows_nobody_and_starts_again() {
        announce(leecher(ipv4(1)));
        announce(event(ipv4(2), 0, COMPLETED));
        registry.clear();
        assertThat(registry.census().torrents()).isZero();
        assertThat(registry.census().peers()).isZero();
        assertThat(totals()).isEqualTo(SwarmTotals.NONE);
        assertThat(announce(leecher(ipv4(3)))).isEmpty();
        assertThat(announce(leecher(ipv4(4)))).containsExactly(ipv4(3));
    }

    private List<Endpoint> announce(AnnounceRequest request) {
        AnnounceResponse.Accepted accepted = (AnnounceResponse.Accepted) registry.announce(request, now, random);
        List<Endpoint> peers = new ArrayList<>();
        for (int i = 0; i < accepted.peers().size(); i++) {
            peers.add(accepted.peers().endpoint(i));
        }
        return peers;
    }

    private static PeerList peers(AnnounceResponse response) {
        return ((AnnounceResponse.Accepted) response).peers();
    }

    private SwarmTotals totals() {
        return registry.scrape(TORRENT, now);
    }
}
