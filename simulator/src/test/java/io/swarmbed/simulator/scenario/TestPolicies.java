package io.swarmbed.simulator.scenario;

import java.util.List;
import java.util.Optional;

/** Strategies for tests of reading alone. */
public final class TestPolicies implements PolicyCatalog {
    private static final Option WINDOW = new Option("window", "64", "pieces in the window");

    @Override
    public List<Entry> entries(Kind kind) {
        return kind == Kind.PICKER
                ? List.of(
                        new Entry("rarest-first", "the rarest piece", List.of()),
                        new Entry("random", "any piece", List.of()),
                        new Entry("sequential", "in order", List.of(WINDOW)))
                : List.of(
                        new Entry("tit-for-tat", "who gives most", List.of()),
                        new Entry("free-rider", "nobody", List.of()));
    }

    @Override
    public Optional<String> rejection(Kind kind, PolicyChoice choice) {
        return "0".equals(choice.options().get("window"))
                ? Optional.of("option 'window' must be at least 1; write 64")
                : Optional.empty();
    }
}
