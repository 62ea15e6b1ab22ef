package io.swarmbed.simulator.tracker;

import io.swarmbed.simulator.scenario.ScenarioException;
import io.swarmbed.simulator.scenario.yaml.Assignment;
import io.swarmbed.simulator.scenario.yaml.DocumentKind;
import io.swarmbed.simulator.scenario.yaml.DocumentReader;
import io.swarmbed.simulator.scenario.yaml.Fields;
import io.swarmbed.simulator.scenario.yaml.Value;
import io.swarmbed.tracker.TrackerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads how a tracker is to be run. */
public final class TrackerConfigReader {
    private static final Set<String> ROOT_KEYS = Set.of(
            "listen", "threads", "announce", "limits", "access", "http", "status", "access-log", "snapshot", "stop");

    private static final DocumentKind KIND = new DocumentKind(
            "a tracker's configuration",
            ROOT_KEYS,
            "docs/tracker.yaml",
            "announce.interval='45 min'",
            "write out what it stands for",
            "docs/tracker.yaml shows what one looks like");

    private static final String AUTO = "auto";

    private final DocumentReader documents = new DocumentReader(KIND);

    /**
     * Reads a configuration.
     *
     * @param file of which a key that is missing has its default; empty for the defaults of all
     * @param assignments that win over the file
     * @throws ScenarioException naming every place that is wrong
     */
    public TrackerSettings read(Optional<Path> file, List<Assignment> assignments) throws ScenarioException {
        return documents.read(file, assignments, TrackerConfigReader::settings);
    }

    /** Reads text, and adds every key that it looks for to the set; for checking the reference against it. */
    TrackerSettings read(String text, Path folder, Set<String> askedKeys) throws ScenarioException {
        return documents.read(text, folder, askedKeys, TrackerConfigReader::settings);
    }

    private static TrackerSettings settings(Fields root) {
        TrackerSettings usual = TrackerSettings.defaults();
        AnnounceReader.Announcing announcing =
                new AnnounceReader().read(root.section("announce"), root.section("limits"));
        TrackerSettings settings = usual.withListen(new ListenReader().read(root.section("listen")))
                .withThreads(threads(root.value("threads"), usual.threads()))
                .withSwarm(announcing.swarm())
                .withAccess(new AccessReader().read(root.section("access")))
                .withHttp(new HttpReader().read(root.section("http")))
                .withOperation(new OperationReader().read(root).withJitterPercent(announcing.jitterPercent()));
        if (!settings.listen().https().isEmpty() && settings.http().tls().isEmpty()) {
            root.value("listen")
                    .problem("'https' needs 'http.tls'; write {certificates: fullchain.pem, key: privkey.pem} there");
        }
        root.done();
        return settings;
    }

    private static int threads(Value value, int usual) {
        if (value.isScalar() && value.text("", 20).equals(AUTO)) {
            return usual;
        }
        return (int) value.whole(1, TrackerSettings.MOST_THREADS, usual);
    }
}
