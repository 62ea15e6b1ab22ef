package io.swarmbed.engine.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.env.AnnounceOutcome;
import io.swarmbed.engine.env.AnnounceRequest;
import io.swarmbed.engine.env.AnnounceRequest.Event;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryTrackerTest {
    private final VirtualNetwork network = new VirtualNetwork(1);
    private final InMemoryTracker tracker = new InMemoryTracker(5, 60, new RandomStream(2));

    private AnnounceOutcome announce(VirtualNode node, Event event, long left, int numWant) {
        List<AnnounceOutcome> outcomes = new ArrayList<>();
        PeerId id = new PeerId(node.id(), 0, 0);
        tracker.port(node)
                .announce(new AnnounceRequest(TestPeer.SWARM, id, 6881, 0, 0, left, event, numWant, 0), outcomes::add);
        assertThat(outcomes).isEmpty();
        network.time().runUntil(network.time().nanos() + 5);
        return outcomes.get(0);
    }

    @Test
    void it_tells_as_many_other_peers_as_are_wanted() {
        List<VirtualNode> nodes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            nodes.add(network.addNode(TestPeer.address(i), AccessLink.IDEAL));
            announce(nodes.get(i), Event.STARTED, i, 50);
        }

        var all = (AnnounceOutcome.Success) announce(nodes.get(4), Event.NONE, 4, 50);
        assertThat(all.peers())
                .containsExactlyInAnyOrderElementsOf(
                        nodes.subList(0, 4).stream().map(VirtualNode::address).toList());
        assertThat(all.seeders()).isEqualTo(1);
        assertThat(all.leechers()).isEqualTo(4);

        announce(nodes.get(0), Event.STOPPED, 0, 0);
        var two = (AnnounceOutcome.Success) announce(nodes.get(4), Event.NONE, 4, 2);
        assertThat(two.peers())
                .hasSize(2)
                .doesNotContain(nodes.get(0).address(), nodes.get(4).address());

        tracker.down(true);
        assertThat(announce(nodes.get(4), Event.NONE, 4, 2)).isInstanceOf(AnnounceOutcome.Failure.class);
    }
}
