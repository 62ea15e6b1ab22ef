package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.virtual.AccessLink;
import io.swarmbed.engine.virtual.NetworkModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same swarm under each network model: they agree but for what they model differently. */
class NetworkModelSwarmTest {
    private static final int KIB = Swarm.KIB;
    private static final int LEECHERS = 24;

    /** Seconds in which leechers with three kinds of links complete, in ascending order. */
    private static List<Double> completions(NetworkModel model) {
        Swarm swarm = new Swarm(17, 16 * 1024 * KIB, 256 * KIB, model);
        swarm.seed(options -> options.link = new AccessLink(500 * KIB, 0, 10_000_000));
        for (int i = 0; i < LEECHERS; i++) {
            int kind = i % 3;
            long up = new long[] {64, 128, 256}[kind] * KIB;
            long latency = (5 + 7L * (i % 5)) * 1_000_000;
            swarm.leecher(options -> options.link = new AccessLink(up, 8 * up, latency));
        }
        swarm.runUntilAllComplete(600);
        swarm.stopAndCheckTokens();
        return swarm.peers.stream()
                .filter(peer -> peer.completedAt > 0)
                .map(peer -> peer.completedAt / 1e9)
                .sorted()
                .toList();
    }

    private static double median(List<Double> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    @Test
    void completions_agree_between_the_models() {
        List<Double> queue = completions(NetworkModel.FAIR_QUEUE);
        List<Double> fluid = completions(NetworkModel.MaxMin.DEFAULT);
        List<Double> batches = completions(new NetworkModel.MaxMin(20_000_000, 0));
        List<Double> packet = completions(NetworkModel.Packet.DEFAULT);

        assertThat(queue).hasSize(LEECHERS);
        assertThat(median(fluid) / median(queue)).isBetween(0.85, 1.15);
        assertThat(median(batches) / median(queue)).isBetween(0.85, 1.15);
        assertThat(median(packet) / median(queue)).isBetween(0.85, 1.25);
        assertThat(fluid.get(LEECHERS - 1) / queue.get(LEECHERS - 1)).isBetween(0.8, 1.2);
        assertThat(packet.get(LEECHERS - 1) / queue.get(LEECHERS - 1)).isBetween(0.8, 1.3);
    }
}
