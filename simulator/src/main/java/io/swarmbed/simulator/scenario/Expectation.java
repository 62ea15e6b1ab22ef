package io.swarmbed.simulator.scenario;

import io.swarmbed.reports.metric.Across;
import io.swarmbed.reports.metric.Metric;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Something that the runs of a scenario are to show. */
public sealed interface Expectation {
    /** What the author says about it in words, may be empty. */
    String claim();

    /** What was published about it, a number or words; empty when it is this project's own, see {@link #QUALITATIVE}. */
    String published();

    /** Stands where a claim is published and no number of it is known. */
    String QUALITATIVE = "published claim (qualitative)";

    /** The axes on which this is limited to some values, and those values. */
    List<Map<String, List<String>>> selections();

    /** How the operands of a run, and those of runs with the same seed, become one number. */
    enum Form implements Word {
        /** The one operand itself. */
        METRIC,
        /** The first over the second. */
        RATIO,
        /** The first less the second. */
        DIFFERENCE,
        /** The largest over the smallest. */
        SPREAD
    }

    /**
     * A number that lies in a range: made from the operands for each seed, then summed up over the seeds.
     *
     * @param operands one for {@link Form#METRIC}, two for a ratio and a difference, at least two for a spread
     * @param over how the numbers of all seeds become one
     */
    record Measured(String claim, String published, Form form, List<Operand> operands, Across over, Range range)
            implements Expectation {
        public Measured {
            operands = List.copyOf(operands);
        }

        @Override
        public List<Map<String, List<String>>> selections() {
            return operands.stream().map(Operand::variant).toList();
        }
    }

    /**
     * Operands that differ in one direction, each being summed up over the seeds first.
     *
     * @param operands at least two
     */
    record Ordered(String claim, String published, List<Operand> operands, Across over, Direction direction)
            implements Expectation {
        public Ordered {
            operands = List.copyOf(operands);
        }

        @Override
        public List<Map<String, List<String>>> selections() {
            return operands.stream().map(Operand::variant).toList();
        }
    }

    /** Which way operands are to go; equal ones go neither way. */
    enum Direction implements Word {
        INCREASING,
        DECREASING
    }

    /**
     * Values of an axis that give the same result as its first one: the 95 % interval of the paired ratio of medians
     * lies in 1 ± {@code within}, and the pooled Kolmogorov distance is at most {@code distance} or
     * {@link #HALVES_FACTOR} times that between two halves of the first value's seeds.
     *
     * @param metric one with a value for each peer
     * @param groups each of these; every group that downloads when there are none
     */
    record Agreement(
            String claim,
            String published,
            String axis,
            Metric metric,
            List<String> groups,
            Map<String, List<String>> variant,
            BigDecimal within,
            BigDecimal distance)
            implements Expectation {
        /** How much further apart two worlds may be than one world is from itself. */
        public static final double HALVES_FACTOR = 1.5;

        /** The greatest part by which medians may differ, unless something else is asked for. */
        public static final BigDecimal WITHIN = new BigDecimal("0.1");

        /** The greatest distance, unless something else is asked for. */
        public static final BigDecimal DISTANCE = new BigDecimal("0.2");

        /** What worlds are held to when a scenario does not say: completion times of every group. */
        public static Agreement ofWorlds() {
            return new Agreement("", "", "world", Metric.COMPLETION_TIME, List.of(), Map.of(), WITHIN, DISTANCE);
        }

        public Agreement {
            groups = List.copyOf(groups);
            variant = Collections.unmodifiableMap(new LinkedHashMap<>(variant));
        }

        @Override
        public List<Map<String, List<String>>> selections() {
            return List.of(variant);
        }
    }
}
