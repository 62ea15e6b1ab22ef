package io.swarmbed.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A run of one seed and two leechers whose every number can be checked by hand. */
public final class SmallRun {
    private SmallRun() {}

    public static void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("scenario.yaml"), "name: small\nseed: 7\n");
        Files.writeString(folder.resolve("run.json"), """
                {"schema": 1, "name": "small", "world": "loopback", "seed": 7, "duration_s": 20,
                 "outcome": {"reached": true, "stop": "all-complete", "trustworthy": true, "warnings": []},
                 "content": {"bytes": 524288, "piece_bytes": 262144, "pieces": 2},
                 "groups": [{"name": "origin", "peers": 1, "complete": true}, {"name": "home", "peers": 2}],
                 "bound": {"last_completion_s": 10.5},
                 "summary": {"peers": 3, "completed": 2, "expected": 2, "efficiency": 1.33,
                             "completion_s": {"first": 8, "p50": 10, "p90": 11.6, "last": 12, "mean": 10},
                             "goodput_bytes_per_s": 60000, "wasted_bytes": 0, "verified": 2, "verify_failed": 0}}
                """);
        Files.writeString(folder.resolve("peers.csv"), """
                peer,name,group,address,complete_at_start,join_s,first_piece_s,complete_s,leave_s,\
                upload_limit_bytes_per_s,download_limit_bytes_per_s,uploaded_bytes,uploaded_while_leeching_bytes,\
                downloaded_bytes,wasted_bytes,verified
                0,origin,origin,127.0.0.1:1,1,0,,,,100000,,786432,0,0,0,
                1,home-0,home,127.0.1.1:1,0,0,3,8,,50000,,262144,262144,524288,0,1
                2,home-1,home,127.0.2.1:1,0,2,5,14,,50000,,0,0,524288,0,1
                """);
        StringBuilder samples = new StringBuilder("time_s,group,metric,value\n");
        add(samples, "origin", "upload_bytes_per_s", 0, 200000, 100000);
        add(samples, "home", "upload_bytes_per_s", 0, 100000, 0);
        add(samples, "home", "download_bytes_per_s", 0, 300000, 100000);
        add(samples, "all", "download_bytes_per_s", 0, 300000, 100000);
        add(samples, "all", "leechers", 1, 2, 0);
        add(samples, "all", "seeds", 1, 1, 3);
        add(samples, "all", "availability_min", 1, 1, 3);
        add(samples, "all", "availability_mean", 1, 1.5, 3);
        add(samples, "all", "availability_max", 1, 3, 3);
        add(samples, "all", "rarest_pieces", 2, 1, 2);
        add(samples, "all", "slots_regular", 0, 2, 0);
        add(samples, "all", "slots_optimistic", 0, 1, 0);
        add(samples, "all", "slots_seed", 1, 2, 1);
        Files.writeString(folder.resolve("samples.csv"), samples);
        Files.writeString(
                folder.resolve("availability.csv"),
                "time_s,piece_from,piece_to,copies_mean\n0,0,0,1\n0,1,1,1\n10,0,0,3\n10,1,1,1\n20,0,1,3\n");
        Files.writeString(folder.resolve("pieces.csv"), "peer,piece,time_s\n1,0,3\n2,0,5\n1,1,8\n2,1,14\n");
        Files.writeString(folder.resolve("pairs.csv"), """
                from,to,present_s,interested_s,unchoked_regular_s,unchoked_optimistic_s,unchoked_seed_s,bytes,\
                both_leeching_s,interested_leeching_s,mutual_s,leeching_bytes
                0,1,20,8,0,0,6,400000,0,0,0,0
                0,2,18,12,0,0,6,386432,0,0,0,0
                1,2,18,9,6,2,0,262144,6,5,4,262144
                2,1,18,0,0,0,0,0,6,0,0,0
                """);
        Files.writeString(folder.resolve("chokes.csv"), "time_s,from,to,kind\n0,0,1,seed\n");
    }

    /** Replaces text in one of the files. */
    public static void edit(Path folder, String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String before = Files.readString(path);
        if (!before.contains(from)) {
            throw new IllegalArgumentException(file + " has no " + from);
        }
        Files.writeString(path, before.replace(from, to));
    }

    private static void add(StringBuilder samples, String group, String metric, double... values) {
        for (int i = 0; i < values.length; i++) {
            samples.append(i * 10)
                    .append(',')
                    .append(group)
                    .append(',')
                    .append(metric)
                    .append(',')
                    .append(ToySwarm.decimal(values[i]))
                    .append('\n');
        }
    }
}
