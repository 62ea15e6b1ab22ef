package io.swarmbed.reports.chart;

import io.swarmbed.reports.table.Peer;
import io.swarmbed.reports.table.RunFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The line style and the label of each group, the same in every chart of a run. */
final class GroupLook {
    private static final int LONGEST_NAME = 30;

    private final Map<String, Palette.Style> styles = new LinkedHashMap<>();
    private final Labels labels;
    private final List<String> names;

    GroupLook(RunFolder run) {
        names = run.groupNames();
        labels = Labels.of(names, LONGEST_NAME);
        Set<String> downloading = run.peers().stream()
                .filter(peer -> !peer.completeAtStart())
                .map(Peer::group)
                .collect(Collectors.toSet());
        // those that download have the plainest styles, because most charts are about them
        List<String> order =
                new ArrayList<>(names.stream().filter(downloading::contains).toList());
        names.stream().filter(name -> !downloading.contains(name)).forEach(order::add);
        for (String name : order) {
            styles.put(name, Palette.style(styles.size()));
        }
    }

    /** In the scenario's order. */
    List<String> names() {
        return names;
    }

    Palette.Style style(String group) {
        return styles.getOrDefault(group, Palette.style(0));
    }

    String label(String group) {
        return labels.of(group);
    }
}
