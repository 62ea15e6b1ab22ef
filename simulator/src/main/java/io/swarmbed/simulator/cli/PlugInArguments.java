package io.swarmbed.simulator.cli;

import io.swarmbed.engine.policy.Policies;
import io.swarmbed.engine.policy.PolicyChoice;
import io.swarmbed.engine.policy.PolicyException;
import io.swarmbed.simulator.plugin.PlugIns;
import io.swarmbed.simulator.scenario.PeerGroup;
import io.swarmbed.simulator.scenario.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Jars with strategies of a user's own, for commands that know strategies; a mixin. */
final class PlugInArguments {
    @Option(
            names = "--plugins",
            paramLabel = "JAR",
            split = ",",
            description =
                    "Jars with strategies of your own, see docs/write-a-strategy.md. Several with commas between, or"
                            + " by repeating the option.")
    private final List<Path> jars = new ArrayList<>();

    private @Nullable PlugIns loaded;

    /** The jars, loaded once. */
    PlugIns plugIns() throws PolicyException {
        PlugIns present = loaded;
        if (present == null) {
            present = PlugIns.load(jars);
            loaded = present;
        }
        return present;
    }

    /** The strategies there are: those of the engine, on the class path, and in the jars. */
    Policies policies() throws PolicyException {
        return plugIns().policies();
    }

    /** The option again, quoted for a shell, with a blank before it; empty when it was not given. */
    String asOption() {
        return jars.isEmpty()
                ? ""
                : " --plugins "
                        + ShellWords.quoted(jars.stream().map(Path::toString).collect(Collectors.joining(",")));
    }

    /** Makes sure that the jars are there for something that these scenarios name. */
    void requireUse(Stream<Scenario> scenarios) throws PolicyException {
        plugIns().requireUse(scenarios.flatMap(PlugInArguments::named).toList());
    }

    private static Stream<String> named(Scenario scenario) {
        return scenario.peers().stream()
                .map(PeerGroup::behaviour)
                .flatMap(behaviour -> Stream.of(
                        behaviour.picker(),
                        behaviour.choker(),
                        behaviour.disclosure(),
                        behaviour.selector(),
                        behaviour.sizer()))
                .map(PolicyChoice::name);
    }
}
