package io.swarmbed.engine.virtual;

import io.swarmbed.engine.env.Alarm;
import io.swarmbed.engine.env.AnnounceOutcome;
import io.swarmbed.engine.env.AnnounceRequest;
import io.swarmbed.engine.env.TrackerPort;
import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A tracker for tests: it knows who announced, answers after its latency with peers in drawn order, and can go down. */
public final class InMemoryTracker {
    /** One known peer. */
    private record Member(PeerAddress address, boolean complete) {}

    private final long latencyNanos;
    private final int intervalSeconds;
    private final RandomStream random;
    private final Map<InfoHash, Map<PeerAddress, Member>> swarms = new LinkedHashMap<>();
    private final List<AnnounceRequest> requests = new ArrayList<>();
    private boolean down;

    public InMemoryTracker(long latencyNanos, int intervalSeconds, RandomStream random) {
        this.latencyNanos = latencyNanos;
        this.intervalSeconds = intervalSeconds;
        this.random = random;
    }

    /** While it is down, every announce fails. */
    public void down(boolean isDown) {
        down = isDown;
    }

    /** Everything that was announced, in order. */
    public List<AnnounceRequest> requests() {
        return requests;
    }

    /** The tracker as one node sees it. */
    public TrackerPort port(VirtualNode node) {
        return (request, outcome) -> announce(node, request, outcome);
    }

    private void announce(VirtualNode node, AnnounceRequest request, Consumer<AnnounceOutcome> outcome) {
        requests.add(request);
        AnnounceOutcome answer = down ? new AnnounceOutcome.Failure("the tracker is down") : answer(node, request);
        Alarm alarm = node.alarms().alarm(() -> outcome.accept(answer));
        alarm.at(node.clock().nanos() + latencyNanos);
    }

    private AnnounceOutcome answer(VirtualNode node, AnnounceRequest request) {
        Map<PeerAddress, Member> swarm = swarms.computeIfAbsent(request.infoHash(), hash -> new LinkedHashMap<>());
        PeerAddress self = node.address().withPort(request.port());
        if (request.event() == AnnounceRequest.Event.STOPPED) {
            swarm.remove(self);
        } else {
            swarm.put(self, new Member(self, request.left() == 0));
        }
        List<Member> members = List.copyOf(swarm.values());
        int seeders = (int) members.stream().filter(Member::complete).count();
        return new AnnounceOutcome.Success(
                draw(members, self, request.numWant()), intervalSeconds, 0, seeders, members.size() - seeders);
    }

    private List<PeerAddress> draw(List<Member> members, PeerAddress self, int most) {
        int[] order = new int[members.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        random.shuffle(order);
        List<PeerAddress> drawn = new ArrayList<>();
        for (int i = 0; i < order.length && drawn.size() < most; i++) {
            PeerAddress address = members.get(order[i]).address();
            if (!address.equals(self)) {
                drawn.add(address);
            }
        }
        return List.copyOf(drawn);
    }
}
