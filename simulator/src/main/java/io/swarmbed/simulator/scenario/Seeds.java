package io.swarmbed.simulator.scenario;

import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.LongStream;

/** The seeds with which every variant is run. */
public sealed interface Seeds {
    /** The most seeds of a comparison. */
    int MOST = 10_000;

    /** The largest seed. */
    long MAX_SEED = 999_999_999_999_999_999L;

    /** So many are run when nobody says how many. */
    Seeds DEFAULT = new Count(5);

    /** So many, from the scenario's own seed on. */
    record Count(int count) implements Seeds {
        @Override
        public List<Long> from(long first) {
            return LongStream.range(0, count)
                    .mapToObj(i -> (first + i) % (MAX_SEED + 1))
                    .toList();
        }
    }

    /** These, each once. */
    record Listed(List<Long> seeds) implements Seeds {
        public Listed {
            seeds = List.copyOf(seeds);
        }

        @Override
        public List<Long> from(long first) {
            return seeds;
        }
    }

    /** The seeds in order, {@code first} being the scenario's own. */
    List<Long> from(long first);

    /**
     * Reads {@code 20}, {@code 3..12} or {@code 1,5,9}.
     *
     * @throws QuantityException if it is none of these, or there are no seeds or more than {@link #MOST}
     */
    static Seeds parse(String text) throws QuantityException {
        Matcher matcher = SeedText.FORM.matcher(text.strip());
        if (text.strip().matches("-\\d+")) {
            throw new QuantityException("is not from 1 to " + MOST + " seeds; write how many");
        }
        if (!matcher.matches()) {
            throw new QuantityException("is not a number of seeds; write 20, 3..12 or 1,5,9");
        }
        if (matcher.group("count") != null) {
            long count = Long.parseLong(matcher.group("count"));
            if (count < 1 || count > MOST) {
                throw new QuantityException("is not from 1 to " + MOST + " seeds; write how many");
            }
            return new Count((int) count);
        }
        List<Long> listed = matcher.group("from") != null
                ? SeedText.range(Long.parseLong(matcher.group("from")), Long.parseLong(matcher.group("to")))
                : SeedText.list(text);
        return new Listed(listed);
    }
}
