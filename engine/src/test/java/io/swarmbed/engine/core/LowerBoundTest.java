package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.policy.builtin.RandomPieces;
import io.swarmbed.engine.policy.builtin.RarestFirst;
import io.swarmbed.engine.policy.builtin.Sequential;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.random.SeedTree;
import io.swarmbed.engine.virtual.AccessLink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No swarm beats the lower bound of Kumar and Ross (2006): nothing leaves the seeds faster than they upload, nobody is
 * faster than his own link, and every copy was uploaded by somebody.
 */
class LowerBoundTest {
    private static final int KIB = 1024;

    /** A swarm drawn from a seed; rates in bytes/s. */
    private static final class Drawn {
        final Swarm swarm;
        private final long bytes;
        private final List<AccessLink> seeds = new ArrayList<>();
        private final List<AccessLink> leechers = new ArrayList<>();

        Drawn(long seed, long bytes, int pieceLength) {
            this.bytes = bytes;
            this.swarm = new Swarm(seed, bytes, pieceLength);
        }

        /** Nanoseconds. */
        double bound() {
            double fromSeeds =
                    seeds.stream().mapToDouble(AccessLink::uploadBytesPerSecond).sum();
            double all = fromSeeds
                    + leechers.stream()
                            .mapToDouble(AccessLink::uploadBytesPerSecond)
                            .sum();
            double bound = Math.max(bytes / fromSeeds, leechers.size() * (double) bytes / all);
            for (AccessLink link : leechers) {
                if (link.downloadBytesPerSecond() > 0) {
                    bound = Math.max(bound, (double) bytes / link.downloadBytesPerSecond());
                }
            }
            return bound * 1e9;
        }

        double lastCompletion() {
            swarm.runUntilAllComplete(100_000);
            return swarm.peers.stream()
                    .mapToLong(peer -> peer.completedAt)
                    .max()
                    .orElseThrow();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void nobody_completes_before_the_bound(long seed) {
        RandomStream random = SeedTree.root(seed).stream();
        int pieceLength = PieceGeometry.BLOCK_LENGTH << random.nextInt(4);
        Drawn drawn = new Drawn(seed, pieceLength * (1L + random.nextInt(40)) - random.nextInt(1000), pieceLength);
        int seeds = 1 + random.nextInt(2);
        int leechers = 1 + random.nextInt(15);
        for (int i = 0; i < seeds + leechers; i++) {
            boolean isSeed = i < seeds;
            long up = (10L + random.nextInt(300)) * KIB;
            long down = random.nextInt(3) == 0 ? 0 : up * (1 + random.nextInt(8)) / 2;
            AccessLink link = new AccessLink(up, down, random.nextInt(100) * 1_000_000L);
            int slots = 1 + random.nextInt(8);
            int picker = random.nextInt(3);
            (isSeed ? drawn.seeds : drawn.leechers).add(link);
            drawn.swarm.join(isSeed ? drawn.swarm.everything() : drawn.swarm.nothing(), options -> {
                options.link = link;
                options.settings(settings -> settings.withSlots(slots));
                options.picker = switch (picker) {
                    case 0 -> new RarestFirst();
                    case 1 -> new RandomPieces();
                    default -> new Sequential();
                };
            });
        }
        assertThat(drawn.lastCompletion()).as("seed %d", seed).isGreaterThanOrEqualTo(drawn.bound());
        drawn.swarm.stopAndCheckTokens();
    }

    /** Many pieces, uplinks that differ by no more than a factor of four, a seed that is no slower than most. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void well_behaved_swarms_come_close_to_the_bound(long seed) {
        RandomStream random = SeedTree.root(seed).stream();
        Drawn drawn = new Drawn(seed, 128L * 128 * KIB, 128 * KIB);
        int leechers = 8 + random.nextInt(13);
        for (int i = 0; i <= leechers; i++) {
            boolean isSeed = i == 0;
            long up = (isSeed ? 200L : 50L + random.nextInt(150)) * KIB;
            AccessLink link = new AccessLink(up, isSeed ? 0 : 8 * up, (5L + random.nextInt(45)) * 1_000_000L);
            (isSeed ? drawn.seeds : drawn.leechers).add(link);
            drawn.swarm.join(isSeed ? drawn.swarm.everything() : drawn.swarm.nothing(), options -> options.link = link);
        }
        assertThat(drawn.lastCompletion() / drawn.bound()).as("seed %d", seed).isBetween(1.0, 1.35);
        drawn.swarm.stopAndCheckTokens();
    }
}
