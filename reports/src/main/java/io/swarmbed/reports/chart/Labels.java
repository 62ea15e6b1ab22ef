package io.swarmbed.reports.chart;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names cut to a length such that names that differ still do. */
public final class Labels {
    /** Characters before the first difference that stay, so that a reader sees where it is. */
    private static final int LEAD = 4;

    /** A name that is longer by less than this part of what it may be stays: cutting it would tell less in hardly less room. */
    private static final int HARDLY = 8;

    private final Map<String, String> byName;

    private Labels(Map<String, String> byName) {
        this.byName = byName;
    }

    /**
     * Cuts names longer than this in the middle; where that makes several alike, the part that they share at the start
     * is left out instead, and those that are alike even so are numbered.
     */
    public static Labels of(List<String> names, int longest) {
        Map<String, Integer> counts = new HashMap<>();
        for (String name : new HashSet<>(names)) {
            counts.merge(cut(name, longest), 1, Integer::sum);
        }
        List<String> alike = names.stream()
                .filter(name -> counts.getOrDefault(cut(name, longest), 0) > 1)
                .toList();
        int shared = sharedPrefix(alike);
        Map<String, String> labels = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (String name : names) {
            String label = alike.contains(name) ? fromDifference(name, shared, longest) : cut(name, longest);
            String unique = label;
            for (int i = 2; !labels.containsKey(name) && !taken.add(unique); i++) {
                unique = label + " #" + i;
            }
            labels.putIfAbsent(name, unique);
        }
        return new Labels(labels);
    }

    /** The label of one of the names. */
    public String of(String name) {
        return byName.getOrDefault(name, name);
    }

    /** Cuts a name to this many characters, in the middle, unless it is hardly longer, and makes it one line. */
    static String cut(String name, int longest) {
        String clean = name.replaceAll("\\p{Cntrl}", " ");
        if (clean.length() <= longest + longest / HARDLY) {
            return clean;
        }
        int tail = longest / 3;
        return clean.substring(0, longest - tail - 1) + "…" + clean.substring(clean.length() - tail);
    }

    private static String fromDifference(String name, int shared, int longest) {
        int start = Math.max(0, shared - LEAD);
        String rest = start == 0 ? name : "…" + name.substring(start);
        return rest.length() <= longest ? cut(rest, longest) : cut(rest.substring(0, longest - 1), longest) + "…";
    }

    private static int sharedPrefix(List<String> names) {
        if (names.isEmpty()) {
            return 0;
        }
        String first = names.get(0);
        int shared = first.length();
        for (String name : names) {
            int i = 0;
            while (i < Math.min(shared, name.length()) && name.charAt(i) == first.charAt(i)) {
                i++;
            }
            shared = i;
        }
        return shared;
    }
}
