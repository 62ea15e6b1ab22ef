package io.swarmbed.tracker.swarm;

import static io.swarmbed.tracker.swarm.Announces.ipv4;
import static io.swarmbed.tracker.swarm.Announces.leecher;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Samples are uniform: chi-square with fixed seeds, against the 99.99 % point (Wilson and Hilferty's approximation). */
class PeerSamplingTest {
    private static final int PEERS = 21;
    private static final int WANTED = 6;
    private static final int ROUNDS = 20_000;

    private final SwarmRegistry registry =
            new SwarmRegistry(SwarmSettings.defaults().withNumWant(WANTED, WANTED), 5);
    private final RandomStream random = new RandomStream(2024);

    @Test
    void every_peer_is_sent_equally_often_and_at_every_place() {
        fill();
        long[][] atPlace = new long[WANTED][PEERS];
        for (int round = 0; round < ROUNDS; round++) {
            int[] sample = sample();
            for (int place = 0; place < WANTED; place++) {
                atPlace[place][sample[place]]++;
            }
        }
        for (long[] counts : atPlace) {
            assertThat(chiSquare(counts, 1)).isLessThan(limit(PEERS - 2));
        }
    }

    @Test
    void every_pair_of_peers_is_sent_together_equally_often() {
        fill();
        long[] together = new long[PEERS * PEERS];
        for (int round = 0; round < ROUNDS; round++) {
            int[] sample = sample();
            for (int a : sample) {
                for (int b : sample) {
                    if (a < b) {
                        together[a * PEERS + b]++;
                    }
                }
            }
        }
        int pairs = (PEERS - 1) * (PEERS - 2) / 2;
        assertThat(chiSquare(together, PEERS * PEERS - pairs)).isLessThan(limit(pairs - 1));
    }

    @Test
    void the_announcer_is_never_sent_and_the_stand_in_for_it_is_sent_no_more_than_others() {
        fill();
        for (int self = 0; self < PEERS; self++) {
            registry.announce(leecher(ipv4(self)), 0, random);
        }
        long[] counts = new long[PEERS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int peer : sample()) {
                counts[peer]++;
            }
        }
        assertThat(counts[0]).isZero();
        assertThat(chiSquare(counts, 1)).isLessThan(limit(PEERS - 2));
    }

    @Test
    void the_same_stream_gives_the_same_peers_whatever_the_index_key() {
        SwarmRegistry other = new SwarmRegistry(registry.settings(), 987_654_321);
        for (int i = 0; i < 500; i++) {
            AnnounceRequest request = leecher(ipv4(i));
            AnnounceResponse.Accepted a =
                    (AnnounceResponse.Accepted) registry.announce(request, i, new RandomStream(i));
            AnnounceResponse.Accepted b = (AnnounceResponse.Accepted) other.announce(request, i, new RandomStream(i));
            assertThat(a.peers().compact()).isEqualTo(b.peers().compact());
        }
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({"5, 12", "12, 12", "4, 1000", "4, 1030", "40, 1030"})
    void numbers_of_any_bound_come_equally_often_and_together_as_in_a_uniform_sample(int count, int bound) {
        PeerSampler sampler = new PeerSampler();
        int left = bound / 2;
        int classes = 10;
        long[] singles = new long[classes];
        long[] pairs = new long[classes * classes];
        double[] expectedPairs = expectedPairs(classes, bound, left);
        double[] sizes = new double[classes];
        for (int number = 0; number <= bound; number++) {
            sizes[number % classes] += number == left ? 0 : 1.0 / bound;
        }
        for (int round = 0; round < ROUNDS; round++) {
            int[] drawn = sampler.draw(count, bound, left, random);
            for (int i = 0; i < count; i++) {
                assertThat(drawn[i]).isBetween(0, bound).isNotEqualTo(left);
            }
            // One place, and one pair of places, from each sample: these are independent from sample to sample.
            singles[drawn[round % count] % classes]++;
            int other = (round + 1 + round / count % (count - 1)) % count;
            pairs[drawn[round % count] % classes * classes + drawn[other] % classes]++;
        }
        assertThat(chiSquare(singles, sizes)).isLessThan(limit(classes - 1));
        assertThat(chiSquare(pairs, expectedPairs)).isLessThan(limit(classes * classes - 1));
    }

    /** The share of each pair of classes among the ordered pairs of different numbers of [0, bound], one left out. */
    private static double[] expectedPairs(int classes, int bound, int left) {
        double[] shares = new double[classes * classes];
        for (int a = 0; a <= bound; a++) {
            for (int b = 0; b <= bound; b++) {
                if (a != b && a != left && b != left) {
                    shares[a % classes * classes + b % classes] += 1.0 / ((double) bound * (bound - 1));
                }
            }
        }
        return shares;
    }

    private static double chiSquare(long[] counts, double[] shares) {
        double chi = 0;
        for (int i = 0; i < counts.length; i++) {
            double mean = ROUNDS * shares[i];
            chi += mean == 0 ? 0 : (counts[i] - mean) * (counts[i] - mean) / mean;
        }
        return chi;
    }

    private void fill() {
        for (int i = 0; i < PEERS; i++) {
            registry.announce(leecher(ipv4(i)), 0, random);
        }
    }

    /** What peer 0 is sent, as numbers of hosts. */
    private int[] sample() {
        PeerList peers = ((AnnounceResponse.Accepted) registry.announce(leecher(ipv4(0)), 0, random)).peers();
        int[] hosts = new int[peers.size()];
        for (int i = 0; i < hosts.length; i++) {
            hosts[i] = (int) peers.endpoint(i).low() & 0xFFFF;
        }
        assertThat(hosts).hasSize(WANTED).doesNotHaveDuplicates();
        return hosts;
    }

    private static double chiSquare(long[] counts, int impossible) {
        double sum = 0;
        for (long count : counts) {
            sum += count;
        }
        double mean = sum / (counts.length - impossible);
        double chi = 0;
        for (long count : counts) {
            chi += count == 0 ? 0 : (count - mean) * (count - mean) / mean;
        }
        return chi;
    }

    private static double limit(int freedom) {
        double k = 2.0 / (9 * freedom);
        return freedom * Math.pow(1 - k + 3.72 * Math.sqrt(k), 3);
    }
}
