package io.swarmbed.reports;

import io.swarmbed.reports.ToySwarm.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folder of a comparison of a quick and a slow variant with three seeds, its runs toy swarms of two classes. */
public final class SmallComparison {
    private static final String FOREIGN = "<script>alert(1)</script>";

    private SmallComparison() {}

    public static void write(Path folder) throws IOException {
        List<String> rows = new ArrayList<>(List.of("run,seed,group,metric,across,value"));
        StringBuilder runs = new StringBuilder();
        for (String variant : List.of("quick", "slow")) {
            for (int seed = 1; seed <= 3; seed++) {
                String name = variant + "-" + seed;
                boolean counts = !name.equals("slow-3");
                runs.append(runs.isEmpty() ? "" : ",")
                        .append("{\"run\": \"" + name + "\", \"variant\": {\"home.picker\": \"" + variant
                                + "\"}, \"seed\": "
                                + seed + ", \"world\": \"virtual\", \"counts\": " + counts + ", \"fault\": \""
                                + (counts ? "" : "time is over") + "\", \"trustworthy\": true, \"digest\": \"abc" + seed
                                + "\"}");
                double time = (variant.equals("quick") ? 40 : 60) + seed;
                for (String group : List.of("home", "office", "all")) {
                    rows.add(name + "," + seed + "," + group + ",completion-time,median,"
                            + (group.equals("office") ? 2 * time : time));
                    rows.add(name + "," + seed + "," + group + ",completed,,1");
                    rows.add(name + "," + seed + "," + group + ",uplink-utilisation,,0.9");
                }
                rows.add(name + "," + seed + ",all,seed-copies,,2.5");
                swarm(folder.resolve("runs").resolve(name), seed, variant.equals("quick") ? 2e5 : 1e5);
            }
        }
        Files.writeString(
                folder.resolve("compare.json"),
                "{\"schema\": 2, \"name\": \"small " + FOREIGN
                        + "\", \"description\": \"Two & more\", \"command\": \"swarmbed compare small.yaml\", \"version\": \"0.1.0\","
                        + "\"vary\": {\"home.picker\": [\"quick\", \"slow\"]}, \"combine\": \"all\", \"complete\": true,"
                        + "\"variants\": [{\"home.picker\": \"quick\"}, {\"home.picker\": \"slow\"}],"
                        + "\"reference\": {\"home.picker\": \"quick\"}, \"seeds\": [1, 2, 3], \"runs\": [" + runs + "],"
                        + "\"expectations\": [{\"verdict\": \"met\", \"what\": \"completion-time\", \"where\": \"\","
                        + "\"expected\": \">= 1.2\", \"measured\": \"1.5\", \"values\": [1.5], \"seeds\": 2,"
                        + "\"claim\": \"Slow takes longer\", \"published\": \"half as fast\"}]}");
        Files.writeString(folder.resolve("runs.csv"), String.join("\n", rows) + "\n");
        Files.writeString(folder.resolve("scenario.yaml"), "name: small # <b>not markup</b>\n");
    }

    private static void swarm(Path folder, long seed, double rate) throws IOException {
        Files.createDirectories(folder);
        ToySwarm swarm = new ToySwarm(
                seed,
                List.of(
                        new Group("origin", 1, true, 4e5, 0),
                        new Group("home", 4, false, rate, 0),
                        new Group("office", 3, false, 2 * rate, 0)),
                8,
                262_144,
                2);
        swarm.run(1000, 1);
        new RunFolderWriter(swarm).named("small", "virtual").write(folder);
    }
}
