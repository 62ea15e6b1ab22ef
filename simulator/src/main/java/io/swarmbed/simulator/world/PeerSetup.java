package io.swarmbed.simulator.world;

import io.swarmbed.engine.core.SessionSettings;
import io.swarmbed.engine.core.Strategies;
import io.swarmbed.engine.env.SwarmCopies;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.policy.AutomaticSlots;
import io.swarmbed.engine.policy.Policies;
import io.swarmbed.engine.policy.PolicyException;
import io.swarmbed.simulator.guard.ChosenStrategies;
import io.swarmbed.simulator.guard.Guards;
import io.swarmbed.simulator.scenario.Behaviour;
import io.swarmbed.simulator.scenario.Distribution;
import io.swarmbed.simulator.scenario.PeerGroup;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.plan.PeerPlan;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** From a peer's plan to the engine's settings and strategies; the same in every world. */
public final class PeerSetup {
    private final Scenario scenario;
    private final Guards guards;
    private final Map<String, ChosenStrategies> chosen = new HashMap<>();

    /**
     * Finds the strategies of all groups.
     *
     * @param guards are put around foreign ones
     * @throws PolicyException when there is none of such a name
     */
    public PeerSetup(Scenario scenario, Policies policies, Guards guards) throws PolicyException {
        this.scenario = scenario;
        this.guards = guards;
        for (PeerGroup group : scenario.peers()) {
            Behaviour behaviour = group.behaviour();
            chosen.put(
                    group.name(),
                    new ChosenStrategies(
                            policies.picker(behaviour.picker()),
                            policies.choker(behaviour.choker()),
                            policies.disclosure(behaviour.disclosure()),
                            policies.selector(behaviour.selector()),
                            policies.sizer(behaviour.sizer())));
        }
    }

    /** A link's rate as the engine has it: 0 for no limit. */
    public static long rate(long bytesPerSecond) {
        return bytesPerSecond == Distribution.UNLIMITED ? 0 : bytesPerSecond;
    }

    /** New strategies for this peer. */
    public Strategies strategies(PeerPlan peer) {
        ChosenStrategies strategies = chosen.get(peer.group().name());
        if (strategies == null) {
            throw new IllegalArgumentException("no such group: " + peer.group().name());
        }
        return guards.strategies(strategies, peer.name());
    }

    /** Where the swarm's copies of each piece are counted, if a picker of some group looks at them. */
    public Optional<SwarmCopies> swarmCopies(PieceGeometry geometry) {
        return chosen.entrySet().stream()
                        .anyMatch(group -> guards.strategies(group.getValue(), group.getKey())
                                .picker()
                                .seesSwarm())
                ? Optional.of(new SharedSwarmCopies(geometry.pieceCount()))
                : Optional.empty();
    }

    /** Whether any peer has a strategy that is not built in. */
    public boolean foreign() {
        return chosen.values().stream().anyMatch(ChosenStrategies::foreign);
    }

    /** How this peer's sessions behave. */
    public SessionSettings settings(PeerPlan peer) {
        Behaviour behaviour = peer.group().behaviour();
        SessionSettings.Requests requests = SessionSettings.DEFAULT.requests();
        Duration round = Duration.ofNanos(behaviour.choking().roundNanos());
        return SessionSettings.DEFAULT
                .withExtensions(new SessionSettings.Extensions(
                        behaviour.extensions().fast(),
                        behaviour.extensions().allowedFast(),
                        behaviour.extensions().extended(),
                        behaviour.extensions().uploadOnly()))
                .withConnections(new SessionSettings.Connections(
                        behaviour.connections().min(),
                        behaviour.connections().target(),
                        behaviour.connections().max(),
                        SessionSettings.DEFAULT.connections().halfOpen()))
                .withRequests(new SessionSettings.Requests(
                        requests.ceiling(), behaviour.requestQueue(), requests.timeout(), requests.readAhead()))
                .withSlots(behaviour
                        .choking()
                        .slots()
                        .orElseGet(() -> AutomaticSlots.slots(rate(peer.uploadBytesPerSecond()))))
                .withChokeRound(round, behaviour.choking().optimisticEvery())
                .withRedundantHaves(behaviour.extensions().redundantHaves())
                .withNumWant(scenario.tracker().numWant());
    }
}
