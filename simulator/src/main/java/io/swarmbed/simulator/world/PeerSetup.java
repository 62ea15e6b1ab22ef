package io.swarmbed.simulator.world;

import io.swarmbed.engine.core.SessionSettings;
import io.swarmbed.engine.core.Strategies;
import io.swarmbed.engine.env.SwarmCopies;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.policy.AutomaticSlots;
import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.Disclosure;
import io.swarmbed.engine.policy.PeerSelector;
import io.swarmbed.engine.policy.PiecePicker;
import io.swarmbed.engine.policy.Policies;
import io.swarmbed.engine.policy.PolicyException;
import io.swarmbed.engine.policy.RequestSizer;
import io.swarmbed.simulator.scenario.Behaviour;
import io.swarmbed.simulator.scenario.Distribution;
import io.swarmbed.simulator.scenario.PeerGroup;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.plan.PeerPlan;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** From a peer's plan to the engine's settings and strategies; the same in every world. */
public final class PeerSetup {
    private final Scenario scenario;
    private final Map<String, Supplier<PiecePicker>> pickers = new HashMap<>();
    private final Map<String, Supplier<Choker>> chokers = new HashMap<>();
    private final Map<String, Supplier<Disclosure>> disclosures = new HashMap<>();
    private final Map<String, Supplier<PeerSelector>> selectors = new HashMap<>();
    private final Map<String, Supplier<RequestSizer>> sizers = new HashMap<>();

    /** Finds the strategies of all groups. @throws PolicyException when there is none of such a name */
    public PeerSetup(Scenario scenario, Policies policies) throws PolicyException {
        this.scenario = scenario;
        for (PeerGroup group : scenario.peers()) {
            Behaviour behaviour = group.behaviour();
            pickers.put(group.name(), policies.picker(behaviour.picker()));
            chokers.put(group.name(), policies.choker(behaviour.choker()));
            disclosures.put(group.name(), policies.disclosure(behaviour.disclosure()));
            selectors.put(group.name(), policies.selector(behaviour.selector()));
            sizers.put(group.name(), policies.sizer(behaviour.sizer()));
        }
    }

    /** A link's rate as the engine has it: 0 for no limit. */
    public static long rate(long bytesPerSecond) {
        return bytesPerSecond == Distribution.UNLIMITED ? 0 : bytesPerSecond;
    }

    /** New strategies for this peer. */
    public Strategies strategies(PeerPlan peer) {
        String group = peer.group().name();
        return new Strategies(
                supplier(pickers, group).get(),
                supplier(chokers, group).get(),
                supplier(disclosures, group).get(),
                supplier(selectors, group).get(),
                supplier(sizers, group));
    }

    /** Where the swarm's copies of each piece are counted, if a picker of some group looks at them. */
    public Optional<SwarmCopies> swarmCopies(PieceGeometry geometry) {
        return pickers.values().stream().anyMatch(picker -> picker.get().seesSwarm())
                ? Optional.of(new SharedSwarmCopies(geometry.pieceCount()))
                : Optional.empty();
    }

    private static <T> Supplier<T> supplier(Map<String, Supplier<T>> suppliers, String group) {
        Supplier<T> supplier = suppliers.get(group);
        if (supplier == null) {
            throw new IllegalArgumentException("no such group: " + group);
        }
        return supplier;
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
