package io.swarmbed.engine.virtual;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connections are TCP over links with queues of packets ({@link NetworkModel.Packet}). */
final class PacketPaths implements Paths {
    private final NetworkModel.Packet options;
    private final VirtualNetwork network;
    private final List<@Nullable DropTailQueue> uplinks = new ArrayList<>();
    private final List<@Nullable DropTailQueue> downlinks = new ArrayList<>();

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
                network.loss().probability(from, to));
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
