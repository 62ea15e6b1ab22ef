package io.swarmbed.simulator.cli;

import io.swarmbed.simulator.scenario.PolicyCatalog;
import io.swarmbed.simulator.scenario.PolicyChoice;
import java.util.List;
import java.util.Optional;

/** The strategies that come with the engine. */
final class BuiltinPolicies implements PolicyCatalog {
    private static final List<Entry> PICKERS = List.of(
            entry("rarest-first", "the piece with the fewest copies among connected peers, as every client does"),
            entry("random", "any piece that is wanted, each equally likely"),
            entry("sequential", "the first piece that is wanted, as for playing while downloading"));
    private static final List<Entry> CHOKERS = List.of(
            entry("tit-for-tat", "mainline 4.x: those who give most, one optimistic; as a seed, everybody in turn"),
            entry("free-rider", "nobody, ever"));

    @Override
    public List<Entry> entries(Kind kind) {
        return kind == Kind.PICKER ? PICKERS : CHOKERS;
    }

    @Override
    public Optional<String> rejection(Kind kind, PolicyChoice choice) {
        return Optional.empty();
    }

    private static Entry entry(String name, String description) {
        return new Entry(name, description, List.of());
    }
}
