package io.swarmbed.simulator.cli;

import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.QuantityException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Quantities on the command line, written as in scenarios: {@code 2Mbit/s}, {@code '64 MiB'}, {@code 30min}. */
abstract sealed class QuantityOption implements ITypeConverter<Long> {
    private final Dimension dimension;

    private QuantityOption(Dimension dimension) {
        this.dimension = dimension;
    }

    /** Bytes. */
    static final class Size extends QuantityOption {
        Size() {
            super(Dimension.SIZE);
        }
    }

    /** Bytes per second. */
    static final class Rate extends QuantityOption {
        Rate() {
            super(Dimension.RATE);
        }
    }

    /** Nanoseconds. */
    static final class Time extends QuantityOption {
        Time() {
            super(Dimension.TIME);
        }
    }

    @Override
    public final Long convert(String text) {
        try {
            return dimension.parse(text.strip());
        } catch (QuantityException problem) {
            throw new TypeConversionException("'" + text + "' " + problem.getMessage());
        }
    }
}
