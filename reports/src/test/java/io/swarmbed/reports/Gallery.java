package io.swarmbed.reports;

import io.swarmbed.reports.ToySwarm.Group;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs of the sizes and shapes that the charts must bear. */
enum Gallery {
    FIVE(
            16,
            262_144,
            2,
            List.of(new Group("origin", 1, true, 4e5, 0), new Group("home", 4, false, 2e5, 0)),
            "loopback"),
    TWENTY_ONE(
            128,
            262_144,
            2,
            List.of(new Group("origin", 1, true, 2e6, 0), new Group("home", 20, false, 1e6, 0)),
            "loopback"),
    TWO_HUNDRED(
            256,
            262_144,
            10,
            List.of(
                    new Group("origin", 1, true, 4e6, 0),
                    new Group("fibre", 60, false, 1e6, 20),
                    new Group("cable", 79, false, 4e5, 20),
                    new Group("mobile-without-much-upload", 60, false, 5e4, 20)),
            "virtual"),
    THREE_HUNDRED(
            64,
            262_144,
            10,
            List.of(new Group("origin", 4, true, 4e6, 0), new Group("home", 296, false, 3e5, 60)),
            "virtual"),
    THOUSAND(
            64,
            1 << 20,
            10,
            List.of(
                    new Group("origin", 3, true, 8e6, 0),
                    new Group("fast", 400, false, 2e6, 60),
                    new Group("slow", 597, false, 4e5, 60)),
            "virtual"),
    MANY_PIECES(
            4096,
            65_536,
            10,
            List.of(new Group("origin", 1, true, 4e6, 0), new Group("home", 39, false, 2e6, 0)),
            "virtual"),
    TWELVE_GROUPS(128, 262_144, 10, twelve(), "virtual");

    private final int pieces;
    private final int pieceBytes;
    private final double round;
    private final List<Group> groups;
    private final String world;

    Gallery(int pieces, int pieceBytes, double round, List<Group> groups, String world) {
        this.pieces = pieces;
        this.pieceBytes = pieceBytes;
        this.round = round;
        this.groups = groups;
        this.world = world;
    }

    void write(Path folder) throws IOException {
        ToySwarm swarm = new ToySwarm(42, groups, pieces, pieceBytes, round);
        swarm.run(3000, round == 2 ? 0.5 : 5);
        RunFolderWriter writer = new RunFolderWriter(swarm).named(name().toLowerCase(java.util.Locale.ROOT), world);
        if (this == TWELVE_GROUPS) {
            writer.untrustworthy("the event loops lagged by up to 2.4 s, 12 times what this scenario bears");
        }
        writer.write(folder);
    }

    private static List<Group> twelve() {
        List<Group> groups = new ArrayList<>();
        groups.add(new Group("origin", 1, true, 2e6, 0));
        for (int i = 1; i < 12; i++) {
            String name = "residential-customers-of-region-" + i + "-with-long-name";
            groups.add(new Group(name, i % 4 == 0 ? 1 : 2 * i, false, 1e5 * i, 10 * i));
        }
        return groups;
    }
}
