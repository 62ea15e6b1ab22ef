package io.swarmbed.simulator.world.loopback;

import com.sun.management.UnixOperatingSystemMXBean;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.StoreKind;
import io.swarmbed.simulator.scenario.plan.PeerPlan;
import io.swarmbed.simulator.world.WorldException;
import java.lang.management.ManagementFactory;

/** Works out how many files a swarm opens, before it fails half way for want of them. */
final class OpenFiles {
    /** A listening socket and a datagram socket for the tracker. */
    private static final int PER_PEER = 2;

    private static final int PER_FILE_STORE = 32;
    /** The JVM, its libraries, event loops, the tracker, the run folder. */
    private static final int RESERVE = 200;

    private final long limit;

    /** @param limit files that this process may have open at once */
    OpenFiles(long limit) {
        this.limit = limit;
    }

    /** The limit of this process; none where the system does not tell. */
    static OpenFiles ofSystem() {
        return new OpenFiles(
                ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                        ? system.getMaxFileDescriptorCount()
                        : Long.MAX_VALUE);
    }

    /** Files that are open at once at most, when every peer has all the connections it may have. */
    static long needed(Scenario scenario, Iterable<PeerPlan> peers) {
        long needed = RESERVE;
        int others = scenario.peerCount() - 1;
        for (PeerPlan peer : peers) {
            int connections =
                    Math.min(others, peer.group().behaviour().connections().max());
            needed += PER_PEER + connections;
            needed += peer.group().store() == StoreKind.FILE ? PER_FILE_STORE : 0;
        }
        return needed;
    }

    /** Refuses a swarm that cannot fit. */
    void check(Scenario scenario, Iterable<PeerPlan> peers) throws WorldException {
        long needed = needed(scenario, peers);
        if (needed > limit) {
            throw new WorldException("this swarm may need " + needed + " open files and " + limit
                    + " are allowed: raise the limit with 'ulimit -n " + needed
                    + "', or lower connections.max or the number of peers");
        }
    }
}
