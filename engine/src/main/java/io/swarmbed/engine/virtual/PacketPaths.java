package io.swarmbed.engine.virtual;

import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.random.SeedTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Connections are TCP over links with queues of packets ({@link NetworkModel.Packet}). */
final class PacketPaths implements Paths {
    private final NetworkModel.Packet options;
    private final VirtualNetwork network;
    private final List<@Nullable DropTailQueue> uplinks = new ArrayList<>();
    private final List<@Nullable DropTailQueue> downlinks = new ArrayList<>();
    /** How many paths there have been, by source and target. */
    private final Map<Long, Integer> made = new HashMap<>();

    PacketPaths(NetworkModel.Packet options, VirtualNetwork network) {
        this.options = options;
        this.network = network;
    }

    @Override
    public Path path(VirtualConnection sender, VirtualConnection receiver) {
        VirtualNode from = sender.node();
        VirtualNode to = receiver.node();
        return new PacketPath(
                options,
                sender,
                receiver,
                queue(uplinks, from.id(), from.link().uploadBytesPerSecond()),
                queue(downlinks, to.id(), to.link().downloadBytesPerSecond()),
                network.loss().probability(from, to),
                random(from, to));
    }

    /** Each connection of the same two nodes draws from a stream of its own. */
    private RandomStream random(VirtualNode from, VirtualNode to) {
        SeedTree pair = from.seeds().child("packets").child(to.id());
        int earlier = made.merge((long) from.id() << 32 | to.id(), 1, Integer::sum) - 1;
        return (earlier == 0 ? pair : pair.child(earlier)).stream();
    }

    private DropTailQueue queue(List<@Nullable DropTailQueue> queues, int node, long bytesPerSecond) {
        while (queues.size() <= node) {
            queues.add(null);
        }
        DropTailQueue queue = queues.get(node);
        if (queue == null) {
            long packet = (long) options.segmentBytes() + options.headerBytes();
            long least = DropTailQueue.nanos(options.queuePackets() * packet, bytesPerSecond);
            queue = new DropTailQueue(bytesPerSecond, Math.max(least, options.queueNanos()));
            queues.set(node, queue);
        }
        return queue;
    }

    @Override
    public boolean paced() {
        return false;
    }
}
