package io.swarmbed.reports.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which variants there are and what is compared with what.
 *
 * @param axes what was varied
 * @param paired whether the axes' values go side by side, rather than every combination of them
 * @param variants at least one
 * @param reference one of the variants
 * @param seeds with which each variant was to run
 */
public record Design(List<Axis> axes, boolean paired, List<Variant> variants, Variant reference, List<Long> seeds) {
    public Design {
        axes = List.copyOf(axes);
        variants = List.copyOf(variants);
        seeds = List.copyOf(seeds);
    }

    /**
     * One thing to ask: what does this variant do in place of that one?
     *
     * @param variant differs from the reference in one axis, or, where lists were paired, in all
     * @param held the settings that both share, in the order of the axes; empty when they share none
     */
    public record Contrast(Variant variant, Variant reference, Map<String, String> held) {}

    /**
     * What is varied together: an axis, or all axes when their lists were paired.
     *
     * @param path of the axis; empty for paired lists
     * @param contrasts of each other value with the value of the reference, for each combination of the other axes; those of
     *     one value together, the values in order
     */
    public record Factor(String path, List<Contrast> contrasts) {
        public Factor {
            contrasts = List.copyOf(contrasts);
        }
    }

    /** What can be asked: a factor for each axis that has several values. */
    public List<Factor> factors() {
        if (paired || axes.size() == 1) {
            List<Contrast> contrasts = variants.stream()
                    .filter(variant -> !variant.equals(reference))
                    .map(variant -> new Contrast(variant, reference, Map.of()))
                    .toList();
            return contrasts.isEmpty()
                    ? List.of()
                    : List.of(new Factor(paired ? "" : axes.get(0).path(), contrasts));
        }
        List<Factor> factors = new ArrayList<>();
        for (Axis axis : axes) {
            if (axis.values().size() > 1) {
                factors.add(new Factor(axis.path(), contrasts(axis)));
            }
        }
        return factors;
    }

    private List<Contrast> contrasts(Axis axis) {
        String standard = reference.settings().getOrDefault(axis.path(), "");
        List<Contrast> contrasts = new ArrayList<>();
        for (String value : axis.values()) {
            for (Variant variant : variants) {
                if (!value.equals(standard) && variant.has(Map.of(axis.path(), value))) {
                    Map<String, String> held = new LinkedHashMap<>(variant.settings());
                    held.remove(axis.path());
                    Map<String, String> other = new LinkedHashMap<>(held);
                    other.put(axis.path(), standard);
                    find(other).ifPresent(against -> contrasts.add(new Contrast(variant, against, held)));
                }
            }
        }
        return contrasts;
    }

    /** The first variant that has these settings. */
    public Optional<Variant> find(Map<String, String> settings) {
        return variants.stream().filter(variant -> variant.has(settings)).findFirst();
    }

    /** A setting as people call it, such as {@code random} or {@code up=2 Mbit/s}. */
    public String name(String path, String value) {
        return new SettingNames(axes).of(path, value);
    }

    /** Settings as people call them, empty when there are none. */
    public String names(Map<String, String> settings) {
        return new SettingNames(axes).of(settings, "");
    }
}
