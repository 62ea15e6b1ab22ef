package io.swarmbed.simulator.world.virtual;

import io.swarmbed.engine.virtual.Separation;
import io.swarmbed.engine.virtual.VirtualNetwork;
import io.swarmbed.engine.virtual.VirtualNode;
import io.swarmbed.simulator.scenario.Fault;
import io.swarmbed.simulator.scenario.plan.PeerPlan;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The partitions that a network suffers at the moment; they may overlap. */
final class Partitions {
    private static final int NO_SIDE = -1;

    private final VirtualNetwork network;
    private final List<PeerPlan> peers;
    /** Those in force, and the side of each peer in them. */
    private final Map<Fault.Partition, int[]> active = new LinkedHashMap<>();

    /** @param peers by their index, which is the id of their node */
    Partitions(VirtualNetwork network, List<PeerPlan> peers) {
        this.network = network;
        this.peers = peers;
    }

    void begin(Fault.Partition fault) {
        active.put(fault, sides(fault));
        network.separate(this::apart);
    }

    void end(Fault.Partition fault) {
        active.remove(fault);
        network.separate(active.isEmpty() ? Separation.NONE : this::apart);
    }

    private boolean apart(VirtualNode a, VirtualNode b) {
        for (int[] sides : active.values()) {
            int sideOfA = sides[a.id()];
            int sideOfB = sides[b.id()];
            if (sideOfA != sideOfB && sideOfA != NO_SIDE && sideOfB != NO_SIDE) {
                return true;
            }
        }
        return false;
    }

    private int[] sides(Fault.Partition fault) {
        Map<String, Integer> byGroup = new HashMap<>();
        for (int side = 0; side < fault.sides().size(); side++) {
            for (String group : fault.sides().get(side)) {
                byGroup.put(group, side);
            }
        }
        return peers.stream()
                .mapToInt(peer -> byGroup.getOrDefault(peer.group().name(), NO_SIDE))
                .toArray();
    }
}
