package io.swarmbed.simulator.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.env.Observer.Choking;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.wire.CloseReason;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwarmRecorderTest {
    /** The columns of what passes between leechers. */
    private static final String NEVER_LEECHERS = "0.000000,0.000000,0.000000,0";

    @TempDir
    Path folder;

    private RecordedSwarm swarm(int peers, int pieces) {
        return new RecordedSwarm(folder, peers, pieces);
    }

    @Test
    void a_peer_row_tells_times_limits_and_bytes() {
        RecordedSwarm swarm = swarm(2, 2);
        swarm.join(0);
        swarm.at(1500).join(1);
        swarm.connect(1, 0, 0);
        swarm.peer(1).blockReceived(0, 0, 0, 16384, false);
        swarm.peer(1).blockReceived(0, 0, 0, 16384, true);
        swarm.at(2000).peer(1).pieceVerified(0);
        swarm.peer(1).blockSent(0, 0, 0, 100);
        swarm.peer(1).pieceFailed(1, 70);
        swarm.at(3000).peer(1).pieceVerified(1);
        swarm.peer(1).completed();
        swarm.peer(1).blockSent(0, 0, 0, 11);
        swarm.peer(1).contentChecked(true);
        swarm.peer(1).protocolBytes(700, 68);
        swarm.at(3250).peer(1).leaving();
        swarm.end(4000);
        assertThat(swarm.rows("peers.csv"))
                .containsExactly(
                        "0,origin-0,origin,127.1.0.1:6881,1,0.000000,,,,1000,,0,0,0,0,,,,,,0,0,",
                        "1,home-1,home,127.1.1.1:6881,0,1.500000,2.000000,3.000000,3.250000,1000,,111,100,32768,16454,1,700,68,,,0,0,");
        assertThat(swarm.rows("pieces.csv")).containsExactly("1,0,2.000000", "1,1,3.000000");
    }

    @Test
    void a_peer_that_never_joined_has_empty_times() {
        RecordedSwarm swarm = swarm(2, 2);
        swarm.join(0);
        swarm.sample();
        swarm.peer(1).leaving();
        swarm.at(500).sample();
        swarm.end(1000);
        assertThat(swarm.rows("peers.csv").get(1)).isEqualTo("1,home-1,home,,0,,,,0.000000,1000,,0,0,0,0,,,,,,0,0,");
        assertThat(swarm.samples("all", "availability_min")).containsExactly("0.000000 1", "0.500000 1");
    }

    @Test
    void unchoked_time_counts_only_while_the_remote_peer_is_interested() {
        RecordedSwarm swarm = swarm(3, 2);
        swarm.at(1000).connect(0, 7, 2);
        swarm.at(2000).peer(0).choking(7, Choking.OPTIMISTIC);
        swarm.at(3000).peer(0).wanted(7, true);
        swarm.at(5000).peer(0).choking(7, Choking.REGULAR);
        swarm.at(5500).peer(0).wanted(7, false);
        swarm.peer(0).blockSent(7, 0, 0, 1234);
        swarm.at(6000).peer(0).choking(7, Choking.CHOKED);
        swarm.at(7000).peer(0).wanted(7, true);
        swarm.at(8000).disconnect(0, 7);
        swarm.end(9000);
        assertThat(swarm.rows("pairs.csv"))
                .containsExactly("0,2,7.000000,3.500000,0.500000,2.000000,0.000000,1234," + NEVER_LEECHERS);
        assertThat(swarm.rows("chokes.csv"))
                .containsExactly("2.000000,0,2,optimistic", "5.000000,0,2,regular", "6.000000,0,2,choked");
    }

    @Test
    void slots_in_use_are_those_of_interested_peers() {
        RecordedSwarm swarm = swarm(3, 2);
        swarm.join(0);
        swarm.connect(0, 0, 1);
        swarm.connect(0, 1, 2);
        swarm.peer(0).choking(0, Choking.SEED);
        swarm.peer(0).choking(1, Choking.OPTIMISTIC);
        swarm.sample();
        swarm.at(500).peer(0).wanted(0, true);
        swarm.peer(0).wanted(1, true);
        swarm.sample();
        swarm.at(1000).peer(0).choking(1, Choking.REGULAR);
        swarm.disconnect(0, 0);
        swarm.sample();
        swarm.end(1000);
        assertThat(swarm.samples("origin", "slots_seed")).containsExactly("0.000000 0", "0.500000 1", "1.000000 0");
        assertThat(swarm.samples("all", "slots_optimistic")).containsExactly("0.000000 0", "0.500000 1", "1.000000 0");
        assertThat(swarm.samples("all", "slots_regular")).containsExactly("0.000000 0", "0.500000 0", "1.000000 1");
        assertThat(swarm.samples("all", "connections")).containsExactly("0.000000 2", "0.500000 2", "1.000000 1");
    }

    @Test
    void the_end_of_the_run_ends_what_is_open_and_later_reports_do_not_count() {
        RecordedSwarm swarm = swarm(2, 2);
        swarm.join(0);
        swarm.connect(0, 0, 1);
        swarm.peer(0).wanted(0, true);
        swarm.peer(0).choking(0, Choking.SEED);
        swarm.at(4000);
        swarm.recorder.end();
        swarm.at(5000).disconnect(0, 0);
        swarm.peer(0).blockSent(0, 0, 0, 99);
        swarm.peer(1).pieceVerified(0);
        swarm.peer(1).completed();
        swarm.recorder.finish(4000 * RecordedSwarm.MILLI);
        swarm.recorder.close();
        assertThat(swarm.rows("pairs.csv"))
                .containsExactly("0,1,4.000000,4.000000,0.000000,0.000000,4.000000,0," + NEVER_LEECHERS);
        assertThat(swarm.rows("chokes.csv")).containsExactly("0.000000,0,1,seed");
        assertThat(swarm.rows("pieces.csv")).isEmpty();
    }

    @Test
    void what_passes_while_both_are_leechers_is_told_apart() {
        RecordedSwarm swarm = swarm(3, 2);
        swarm.join(1);
        swarm.join(2);
        swarm.at(1000).connect(1, 0, 2);
        swarm.at(2000).peer(1).wanted(0, true);
        swarm.peer(1).choking(0, Choking.REGULAR);
        swarm.at(3000).peer(1).choked(0, false);
        swarm.peer(1).blockSent(0, 0, 0, 500);
        swarm.at(4500).peer(1).choked(0, true);
        swarm.at(6000).peer(1).completed();
        swarm.peer(1).blockSent(0, 1, 0, 400);
        swarm.at(8000).peer(1).wanted(0, false);
        swarm.at(9000).disconnect(1, 0);
        swarm.end(9000);
        assertThat(swarm.rows("pairs.csv"))
                .containsExactly("1,2,8.000000,6.000000,6.000000,0.000000,0.000000,900,5.000000,4.000000,1.500000,500");
    }

    @Test
    void bytes_from_other_regions_are_counted_apart() {
        RecordedSwarm swarm = new RecordedSwarm(
                folder,
                2,
                List.of(
                        new PeerFacts(0, "s", "s", true, 0, 0, "eu"),
                        new PeerFacts(1, "a", "l", false, 0, 0, "eu"),
                        new PeerFacts(2, "b", "l", false, 0, 0, "us")));
        swarm.join(1);
        swarm.connect(1, 0, 2);
        swarm.connect(1, 1, 0);
        swarm.peer(1).wanted(0, true);
        swarm.peer(1).choking(0, Choking.REGULAR);
        swarm.peer(1).blockReceived(0, 0, 0, 300, false);
        swarm.peer(1).blockReceived(1, 0, 0, 200, false);
        swarm.end(1000);
        assertThat(swarm.rows("peers.csv").get(1)).endsWith(",500,0,,,,eu,300,0,0,");
    }

    @Test
    void pieces_that_are_equally_common_have_an_entropy_of_one() {
        RecordedSwarm swarm = swarm(3, 2);
        swarm.join(0);
        swarm.join(1);
        swarm.sample();
        swarm.at(500).peer(1).pieceVerified(1);
        swarm.sample();
        swarm.end(500);
        // -(1/3 ln 1/3 + 2/3 ln 2/3) / ln 2
        assertThat(swarm.samples("all", "piece_entropy")).containsExactly("0.000000 1", "0.500000 0.918296");
    }

    @Test
    void times_over_several_connections_of_a_pair_add_up() {
        RecordedSwarm swarm = swarm(2, 2);
        swarm.connect(0, 0, 1);
        swarm.at(1000).disconnect(0, 0);
        swarm.at(3000).connect(0, 5, 1);
        swarm.at(3250).disconnect(0, 5);
        swarm.end(9000);
        assertThat(swarm.rows("pairs.csv"))
                .containsExactly("0,1,1.250000,0.000000,0.000000,0.000000,0.000000,0," + NEVER_LEECHERS);
    }

    @Test
    void a_pair_is_written_once_one_of_the_two_has_left_and_they_are_not_connected() {
        RecordedSwarm swarm = swarm(4, 2);
        for (int peer = 0; peer < 4; peer++) {
            swarm.join(peer);
        }
        swarm.connect(0, 0, 1);
        swarm.connect(0, 1, 2);
        swarm.connect(0, 2, 3);
        swarm.connect(3, 0, 0);
        swarm.at(1000).disconnect(0, 1);
        swarm.at(2000).connect(0, 3, 2);
        swarm.at(3000).peer(3).leaving();
        swarm.at(3500).disconnect(3, 0);
        swarm.at(4000).disconnect(0, 2);
        swarm.at(5000).disconnect(0, 0);
        swarm.at(6000).peer(0).leaving();
        swarm.connect(0, 4, 1);
        swarm.at(7000).disconnect(0, 3);
        swarm.end(9000);
        assertThat(swarm.rows("pairs.csv"))
                .containsExactly(
                        "3,0,3.500000,0.000000,0.000000,0.000000,0.000000,0," + NEVER_LEECHERS,
                        "0,3,4.000000,0.000000,0.000000,0.000000,0.000000,0," + NEVER_LEECHERS,
                        "0,1,5.000000,0.000000,0.000000,0.000000,0.000000,0," + NEVER_LEECHERS,
                        "0,2,6.000000,0.000000,0.000000,0.000000,0.000000,0," + NEVER_LEECHERS);
    }

    @Test
    void pieces_and_chokes_stand_in_order_of_time_and_pairs_of_the_end_in_order_of_peers() {
        RecordedSwarm swarm = swarm(3, 4);
        swarm.connect(2, 0, 1);
        swarm.connect(2, 1, 0);
        swarm.connect(1, 0, 2);
        swarm.at(1000).peer(2).pieceVerified(3);
        swarm.peer(2).choking(1, Choking.REGULAR);
        swarm.at(1500).peer(1).pieceVerified(1);
        swarm.sample();
        swarm.at(2000).peer(1).choking(0, Choking.SEED);
        swarm.peer(2).pieceVerified(0);
        swarm.end(3000);
        assertThat(swarm.rows("pieces.csv")).containsExactly("2,3,1.000000", "1,1,1.500000", "2,0,2.000000");
        assertThat(swarm.rows("chokes.csv")).containsExactly("1.000000,2,0,regular", "2.000000,1,2,seed");
        assertThat(swarm.rows("pairs.csv"))
                .extracting(row -> row.substring(0, 3))
                .containsExactly("1,2", "2,0", "2,1");
    }

    @Test
    void a_peer_brings_its_connections_when_it_joins_and_takes_them_along_when_it_leaves() {
        RecordedSwarm swarm = swarm(3, 2);
        swarm.connect(1, 0, 0);
        swarm.connect(1, 1, 2);
        swarm.peer(1).wanted(1, true);
        swarm.peer(1).choking(1, Choking.REGULAR);
        swarm.sample();
        swarm.at(500).join(1);
        swarm.sample();
        swarm.at(1000).peer(1).leaving();
        swarm.peer(1).choking(1, Choking.OPTIMISTIC);
        swarm.disconnect(1, 0);
        swarm.peer(1).completed();
        swarm.sample();
        swarm.end(1000);
        assertThat(swarm.samples("home", "connections")).containsExactly("0.000000 0", "0.500000 2", "1.000000 0");
        assertThat(swarm.samples("home", "slots_regular")).containsExactly("0.000000 0", "0.500000 1", "1.000000 0");
        assertThat(swarm.samples("home", "slots_optimistic")).containsExactly("0.000000 0", "0.500000 0", "1.000000 0");
        assertThat(swarm.samples("home", "leechers")).containsExactly("0.000000 0", "0.500000 1", "1.000000 0");
        assertThat(swarm.samples("home", "seeds")).containsExactly("0.000000 0", "0.500000 0", "1.000000 0");
        assertThat(swarm.samples("home", "completed")).containsExactly("0.000000 0", "0.500000 0", "1.000000 1");
    }

    @Test
    void a_piece_that_is_verified_again_is_one_copy() {
        RecordedSwarm swarm = swarm(2, 2);
        swarm.join(1);
        swarm.peer(1).pieceVerified(0);
        swarm.peer(1).pieceVerified(0);
        swarm.sample();
        swarm.at(500).peer(1).leaving();
        swarm.sample();
        swarm.end(500);
        assertThat(swarm.samples("all", "availability_max")).containsExactly("0.000000 1", "0.500000 0");
    }

    @Test
    void lag_is_that_of_worlds_in_real_time() {
        RecordedSwarm swarm = swarm(2, 2);
        swarm.recorder.sample(1_500_000);
        swarm.at(500);
        swarm.recorder.sample();
        swarm.at(1000);
        swarm.recorder.sample(0);
        swarm.end(1000);
        assertThat(swarm.samples("all", "event_loop_lag_s")).containsExactly("0.000000 0.001500", "1.000000 0.000000");
    }

    @Test
    void a_stranger_is_counted_as_a_connection_and_not_as_a_pair() {
        RecordedSwarm swarm = swarm(2, 2);
        swarm.join(0);
        swarm.peer(0).connected(3, RecordedSwarm.address(9), new PeerId(9, 9, 9), false);
        swarm.peer(0).choking(3, Choking.SEED);
        swarm.peer(0).wanted(3, true);
        swarm.sample();
        swarm.end(1000);
        assertThat(swarm.samples("all", "connections")).containsExactly("0.000000 1");
        assertThat(swarm.samples("all", "slots_seed")).containsExactly("0.000000 1");
        assertThat(swarm.rows("pairs.csv")).isEmpty();
        assertThat(swarm.rows("chokes.csv")).isEmpty();
    }

    @Test
    void copies_count_those_of_present_peers() {
        RecordedSwarm swarm = swarm(2, 4);
        swarm.join(0);
        swarm.join(1);
        swarm.sample();
        swarm.at(500).peer(1).pieceVerified(3);
        swarm.sample();
        swarm.at(1000).peer(0).leaving();
        swarm.peer(0).leaving();
        swarm.sample();
        swarm.at(1500).peer(1).leaving();
        swarm.peer(1).pieceVerified(2);
        swarm.sample();
        swarm.end(2000);
        assertThat(swarm.samples("all", "availability_min"))
                .containsExactly("0.000000 1", "0.500000 1", "1.000000 0", "1.500000 0");
        assertThat(swarm.samples("all", "availability_mean"))
                .containsExactly("0.000000 1", "0.500000 1.25", "1.000000 0.25", "1.500000 0");
        assertThat(swarm.samples("all", "availability_max"))
                .containsExactly("0.000000 1", "0.500000 2", "1.000000 1", "1.500000 0");
        assertThat(swarm.samples("all", "rarest_pieces"))
                .containsExactly("0.000000 4", "0.500000 3", "1.000000 3", "1.500000 4");
        assertThat(swarm.rows("availability.csv").subList(4, 8))
                .containsExactly("0.500000,0,0,1", "0.500000,1,1,1", "0.500000,2,2,1", "0.500000,3,3,2");
    }

    @Test
    void copies_are_counted_from_the_first_peer_on() {
        RecordedSwarm swarm = swarm(2, 2);
        swarm.sample();
        swarm.at(500).join(0);
        swarm.at(1000).sample();
        swarm.at(1500).peer(0).leaving();
        swarm.at(2000).sample();
        swarm.end(2000);
        assertThat(swarm.samples("all", "availability_min")).containsExactly("1.000000 1", "2.000000 0");
        assertThat(swarm.rows("availability.csv")).hasSize(4);
    }

    @Test
    void rates_are_means_since_the_last_sample_and_left_out_when_it_was_just_now() {
        RecordedSwarm swarm = swarm(2, 2);
        swarm.join(0);
        swarm.join(1);
        swarm.connect(0, 0, 1);
        swarm.sample();
        swarm.peer(0).blockSent(0, 0, 0, 16384);
        swarm.at(500).sample();
        swarm.peer(0).blockSent(0, 0, 0, 16384);
        swarm.peer(1).completed();
        swarm.at(501).sample();
        swarm.end(501);
        assertThat(swarm.samples("origin", "upload_bytes_per_s")).containsExactly("0.000000 0", "0.500000 32768");
        assertThat(swarm.samples("home", "completed")).containsExactly("0.000000 0", "0.500000 0", "0.501000 1");
        assertThat(swarm.samples("home", "leechers")).containsExactly("0.000000 1", "0.500000 1", "0.501000 0");
        assertThat(swarm.samples("all", "seeds")).containsExactly("0.000000 1", "0.500000 1", "0.501000 2");
    }

    @Test
    void progress_counts_content_that_is_to_be_downloaded() {
        RecordedSwarm swarm = swarm(3, 4);
        swarm.join(0);
        swarm.at(500).join(1);
        swarm.peer(1).pieceVerified(0);
        swarm.peer(1).pieceVerified(1);
        Progress progress = swarm.sample();
        swarm.end(1000);
        assertThat(progress.contentFraction()).isEqualTo(0.25);
        assertThat(progress.expected()).isEqualTo(2);
        assertThat(progress.present()).isEqualTo(2);
    }

    @Test
    void above_five_hundred_peers_two_hundred_are_recorded_in_detail() {
        RecordedSwarm swarm = swarm(501, 2);
        for (int peer = 0; peer <= 500; peer++) {
            swarm.join(peer);
            swarm.connect(peer, 0, (peer + 1) % 501);
            swarm.peer(peer).choking(0, Choking.REGULAR);
            if (peer > 0) {
                swarm.peer(peer).pieceVerified(1);
            }
        }
        swarm.sample();
        swarm.end(1000);
        assertThat(swarm.recorder.sampled()).isTrue();
        assertThat(swarm.rows("peers.csv")).hasSize(501);
        assertThat(swarm.rows("pairs.csv")).hasSize(200);
        assertThat(swarm.rows("chokes.csv")).hasSize(200);
        assertThat(swarm.rows("pieces.csv")).hasSizeBetween(199, 200);
        assertThat(swarm.samples("all", "availability_max")).containsExactly("0.000000 501");
    }

    @Test
    void up_to_five_hundred_peers_all_are() {
        RecordedSwarm swarm = swarm(500, 2);
        for (int peer = 0; peer < 500; peer++) {
            swarm.connect(peer, 0, (peer + 1) % 500);
        }
        swarm.end(1000);
        assertThat(swarm.recorder.sampled()).isFalse();
        assertThat(swarm.rows("pairs.csv")).hasSize(500);
    }

    @Test
    void rows_of_bins_get_rarer_in_a_long_run_and_samples_stay_in_order_of_time() {
        RecordedSwarm swarm = swarm(2, 600);
        swarm.join(0);
        for (int sample = 0; sample < 500; sample++) {
            swarm.at(sample * 500L).sample();
        }
        swarm.end(250_000);
        List<String> times = swarm.rows("availability.csv").stream()
                .map(row -> row.split(",")[0])
                .distinct()
                .toList();
        // The first 200 samples, then every second.
        assertThat(times).hasSize(200 + 150);
        assertThat(times.subList(198, 203))
                .containsExactly("99.000000", "99.500000", "100.000000", "101.000000", "102.000000");
        List<String> bins = swarm.rows("availability.csv").subList(0, 256);
        assertThat(bins.get(0)).startsWith("0.000000,0,1,");
        assertThat(bins.get(255)).startsWith("0.000000,597,599,");
        assertThat(swarm.rows("samples.csv").stream()
                        .mapToDouble(row -> Double.parseDouble(row.split(",")[0]))
                        .toArray())
                .isSorted();
    }

    @Test
    void a_very_long_run_is_sampled_less_often_and_its_end_is_there() {
        RecordedSwarm swarm = swarm(2, 2);
        swarm.join(0);
        swarm.join(1);
        int samples = 8000;
        for (int sample = 0; sample < samples; sample++) {
            swarm.peer(0).blockSent(0, 0, 0, 1000);
            swarm.at(sample * 500L).recorder.sample(sample == 5001 ? 7_000_000 : 1_000_000);
        }
        swarm.end((samples - 1) * 500L);
        List<String> rates = swarm.samples("origin", "upload_bytes_per_s");
        // 33 rows each: after 3,031 samples one stands for two.
        assertThat(rates).hasSize(3031 + (samples - 3031) / 2 + 1);
        assertThat(rates.subList(3029, 3034))
                .containsExactly(
                        "1514.500000 2000",
                        "1515.000000 2000",
                        "1516.000000 2000",
                        "1517.000000 2000",
                        "1518.000000 2000");
        assertThat(rates.get(rates.size() - 1)).isEqualTo("3999.500000 2000");
        assertThat(swarm.samples("all", "event_loop_lag_s"))
                .contains("2501.000000 0.007000")
                .doesNotContain("2501.500000 0.007000");
        assertThat(swarm.recorder.lastSpacingNanos()).isEqualTo(2 * RecordedSwarm.EVERY);
    }

    @Test
    void only_what_a_remote_peer_did_wrong_is_a_warning_and_only_once() {
        RecordedSwarm swarm = swarm(2, 2);
        for (int connection = 0; connection < 3; connection++) {
            swarm.connect(0, connection, 1);
        }
        swarm.peer(0).disconnected(0, CloseReason.protocol("garbage"));
        swarm.peer(0).disconnected(1, CloseReason.protocol("garbage"));
        swarm.disconnect(0, 2);
        swarm.end(1);
        assertThat(swarm.recorder.warnings()).hasSize(1).first().asString().contains("origin-0", "garbage");
    }

    @Test
    void no_number_has_an_exponent() {
        RecordedSwarm swarm = swarm(2, 3);
        swarm.join(0);
        swarm.at(10_000_000).peer(1).blockReceived(0, 0, 0, Integer.MAX_VALUE, false);
        swarm.sample();
        swarm.end(10_000_000_000L);
        for (String file : List.of("samples.csv", "peers.csv", "availability.csv")) {
            assertThat(swarm.rows(file)).noneMatch(row -> row.matches(".*\\dE.*"));
        }
    }
}
