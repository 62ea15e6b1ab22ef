package io.swarmbed.simulator.scenario;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** The ways in which seeds are written. */
final class SeedText {
    static final Pattern FORM = Pattern.compile(
            "(?<count>\\d{1,18})|(?<from>\\d{1,18})\\s*\\.\\.\\s*(?<to>\\d{1,18})|\\d{1,18}(\\s*,\\s*\\d{1,18})*,?");

    private SeedText() {}

    static List<Long> range(long from, long to) throws QuantityException {
        if (from > to) {
            throw new QuantityException("runs backwards; put the smaller seed first");
        }
        if (to - from >= Seeds.MOST) {
            throw new QuantityException("is more than " + Seeds.MOST + " seeds; write fewer");
        }
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    static List<Long> list(String text) throws QuantityException {
        List<String> words = List.of(text.strip().split("\\s*,\\s*"));
        if (words.size() > Seeds.MOST) {
            throw new QuantityException("is more than " + Seeds.MOST + " seeds; write fewer");
        }
        Set<Long> seeds = new LinkedHashSet<>();
        for (String word : words) {
            if (!seeds.add(Long.parseLong(word))) {
                throw new QuantityException("has " + word + " twice; write each seed once");
            }
        }
        return new ArrayList<>(seeds);
    }
}
