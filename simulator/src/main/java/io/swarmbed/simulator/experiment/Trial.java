package io.swarmbed.simulator.experiment;

import io.swarmbed.simulator.scenario.Content;
import io.swarmbed.simulator.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * One variant with one seed.
 *
 * @param name of its folder, unique in the experiment
 */
public record Trial(String name, Variant variant, long seed) {
    /** The swarm to run. */
    public Scenario scenario() {
        return variant.scenario().withSeed(seed);
    }

    /** How much work it is, roughly: the bytes that all of its peers are to receive. At least 1. */
    double cost() {
        return Math.max(1, (double) variant.scenario().peerCount()) * Math.max(1, contentBytes());
    }

    /** 0 when that cannot be found out: the run will say why. */
    private long contentBytes() {
        if (variant.scenario().content() instanceof Content.Files files) {
            try (Stream<Path> inside = Files.walk(files.path())) {
                return inside.mapToLong(file -> file.toFile().length()).sum();
            } catch (IOException | UncheckedIOException unreadable) {
                return 0;
            }
        }
        return ((Content.Synthetic) variant.scenario().content()).sizeBytes();
    }
}
