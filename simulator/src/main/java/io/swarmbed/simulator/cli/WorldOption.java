package io.swarmbed.simulator.cli;

import io.swarmbed.simulator.scenario.WorldKind;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A world by its name on the command line. */
final class WorldOption implements ITypeConverter<WorldKind> {
    @Override
    public WorldKind convert(String text) {
        return Arrays.stream(WorldKind.values())
                .filter(kind -> kind.word().equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is no world; there are: "
                        + Arrays.stream(WorldKind.values()).map(WorldKind::word).collect(Collectors.joining(", "))));
    }
}
