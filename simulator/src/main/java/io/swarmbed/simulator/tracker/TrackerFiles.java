package io.swarmbed.simulator.tracker;

import io.swarmbed.tracker.TrackerSettings;
import io.swarmbed.tracker.access.ListReader;
import io.swarmbed.tracker.http.TlsException;
import io.swarmbed.tracker.http.TlsIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at the files that a tracker's configuration names. */
public final class TrackerFiles {
    private TrackerFiles() {}

    /** A line on each file that could not be used. Lists are read as a whole. */
    public static List<String> check(TrackerSettings settings) {
        List<String> wrong = new ArrayList<>(ListReader.problems(settings.access()));
        settings.http().tls().ifPresent(tls -> {
            try {
                TlsIdentity.load(tls);
            } catch (TlsException problem) {
                wrong.add(String.valueOf(problem.getMessage()));
            }
        });
        settings.operation().accessLog().ifPresent(log -> written(log.file(), wrong));
        settings.operation().snapshot().ifPresent(snapshot -> {
            written(snapshot.file(), wrong);
            if (Files.exists(snapshot.file()) && !Files.isReadable(snapshot.file())) {
                wrong.add(snapshot.file() + ": the file may not be read; check its permissions");
            }
        });
        return wrong;
    }

    private static void written(Path file, List<String> wrong) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            wrong.add(file + ": its folder does not exist; create it");
        } else if (Files.isDirectory(file)) {
            wrong.add(file + ": this is a folder; name a file");
        } else if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            wrong.add(file + ": may not be written; check the permissions");
        }
    }
}
