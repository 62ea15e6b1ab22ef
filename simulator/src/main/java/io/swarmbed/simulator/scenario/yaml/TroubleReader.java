package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.engine.policy.Nearest;
import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.Distribution;
import io.swarmbed.tracker.fault.Lie;
import io.swarmbed.tracker.fault.Trouble;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;

/** Reads what is wrong with the tracker. */
final class TroubleReader {
    static final String DOWN = "down";
    static final String SLOW = "slow";
    static final String LOSSY = "lossy";
    static final String FORGETFUL = "forgetful";
    static final String BIASED = "biased";
    static final String LYING = "lying";

    private static final List<String> WORDS = List.of(DOWN, SLOW, LOSSY, FORGETFUL, BIASED, LYING);
    /** What each key that not every trouble has belongs to. */
    private static final Map<String, String> OWNERS =
            Map.of("by", SLOW, "loss", LOSSY, "seeds", LYING, "leechers", LYING, "counts", LYING);

    private static final int MILLION = 1_000_000;

    private TroubleReader() {}

    /** Empty when something is wrong with it, which has then been reported. */
    static Optional<Trouble> read(Fields fields) {
        Value value = fields.value("tracker");
        Optional<String> word = value.scalar("what is wrong with it: " + String.join(", ", WORDS));
        if (word.isEmpty()) {
            return Optional.empty();
        }
        if (WORDS.contains(word.get())) {
            refuseStrays(word.get(), fields);
        }
        return switch (word.get()) {
            case DOWN -> Optional.of(new Trouble.Down());
            case SLOW -> slow(fields);
            case LOSSY -> lossy(fields);
            case FORGETFUL -> Optional.of(new Trouble.Forgetful());
            case BIASED -> Optional.of(new Trouble.Biased());
            case LYING -> lying(fields);
            default -> {
                value.problem(
                        "'" + word.get() + "' is not known here; " + Nearest.advice(word.get(), new TreeSet<>(WORDS)));
                yield Optional.empty();
            }
        };
    }

    private static void refuseStrays(String word, Fields fields) {
        for (String key : new TreeSet<>(OWNERS.keySet())) {
            String owner = OWNERS.getOrDefault(key, word);
            if (!owner.equals(word) && fields.has(key)) {
                fields.value(key).problem("belongs to 'tracker: " + owner + "'; leave it out, or write that");
            }
        }
        if (word.equals(FORGETFUL) && fields.has("for")) {
            fields.value("for").problem("forgetting takes a moment; leave 'for' out");
        }
    }

    private static Optional<Trouble> slow(Fields fields) {
        Value by = fields.value("by");
        if (!by.present()) {
            fields.problem("does not say how slow; give it 'by', such as by: 5 s");
            return Optional.empty();
        }
        return Optional.of(new Trouble.Slow(by.quantity(Dimension.TIME, 1, Distribution.MAX_VALUE, 1)));
    }

    private static Optional<Trouble> lossy(Fields fields) {
        Value loss = fields.value("loss");
        if (!loss.present()) {
            fields.problem("does not say how lossy; give it 'loss', such as loss: 30 %");
            return Optional.empty();
        }
        return Optional.of(new Trouble.Lossy((int) loss.quantity(Dimension.SHARE, 1, MILLION, 1)));
    }

    private static Optional<Trouble> lying(Fields fields) {
        OptionalInt seeds = count(fields.value("seeds"));
        OptionalInt leechers = count(fields.value("leechers"));
        Value scale = fields.value("counts");
        OptionalLong factor = scale.present()
                ? OptionalLong.of(scale.quantity(Dimension.SHARE, 0, Lie.Scaled.MAX_PER_MILLION, MILLION))
                : OptionalLong.empty();
        boolean numbers = seeds.isPresent() || leechers.isPresent();
        if (numbers && factor.isPresent()) {
            scale.problem("is told by 'seeds' and 'leechers' already; give either the numbers or their share");
            return Optional.empty();
        }
        if (!numbers && factor.isEmpty()) {
            fields.problem("tells no lie; give it 'seeds', 'leechers' or both, such as seeds: 1000, or a share of the"
                    + " truth, such as counts: 10 %");
            return Optional.empty();
        }
        Lie lie = factor.isPresent() ? new Lie.Scaled(factor.getAsLong()) : new Lie.Numbers(seeds, leechers);
        return Optional.of(new Trouble.Lying(lie));
    }

    private static OptionalInt count(Value value) {
        return value.present() ? OptionalInt.of((int) value.whole(0, Integer.MAX_VALUE, 0)) : OptionalInt.empty();
    }
}
