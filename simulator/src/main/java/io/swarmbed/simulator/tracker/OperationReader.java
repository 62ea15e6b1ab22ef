package io.swarmbed.simulator.tracker;

import io.swarmbed.simulator.scenario.yaml.Fields;
import io.swarmbed.simulator.scenario.yaml.Value;
import io.swarmbed.tracker.OperationSettings;
import io.swarmbed.tracker.log.AccessLogSettings;
import io.swarmbed.tracker.snapshot.SnapshotSettings;
import io.swarmbed.tracker.status.StatusSettings;
import java.nio.file.Path;
import java.util.Optional;

/** Reads status pages, access log, snapshot and the grace of a stop; the jitter is read with the interval. */
final class OperationReader {
    OperationSettings read(Fields root) {
        OperationSettings usual = OperationSettings.standalone();
        Fields stop = root.section("stop");
        int grace = Values.seconds(stop.value("grace"), 0, OperationSettings.MAX_GRACE_SECONDS, usual.graceSeconds());
        stop.done();
        return usual.withStatus(status(root.value("status")))
                .withAccessLog(accessLog(root.value("access-log")))
                .withSnapshot(snapshot(root.value("snapshot")))
                .withGraceSeconds(grace);
    }

    private static Optional<StatusSettings> status(Value value) {
        if (Values.isOff(value)) {
            return Optional.empty();
        }
        StatusSettings usual = StatusSettings.defaults();
        Fields fields = value.fields("{readers: [10.0.0.0/8]} or off");
        StatusSettings settings = new StatusSettings(
                Values.networks(fields.value("readers"), usual.readers()),
                fields.value("health-for-all").flag(usual.healthForAll()));
        fields.done();
        return Optional.of(settings);
    }

    private static Optional<AccessLogSettings> accessLog(Value value) {
        if (!value.present() || Values.isOff(value)) {
            return Optional.empty();
        }
        Fields fields = value.fields("{file: requests.log} or off");
        Optional<Path> file = file(value, fields);
        boolean truncate = fields.value("truncate-addresses").flag(false);
        Value queue = fields.value("queue");
        fields.done();
        return file.map(AccessLogSettings::to)
                .map(log -> log.withTruncatedAddresses(truncate)
                        .withQueueEntries((int) queue.whole(1, AccessLogSettings.MAX_QUEUE, log.queueEntries())));
    }

    private static Optional<SnapshotSettings> snapshot(Value value) {
        if (!value.present() || Values.isOff(value)) {
            return Optional.empty();
        }
        Fields fields = value.fields("{file: peers.snapshot} or off");
        Optional<Path> file = file(value, fields);
        Value every = fields.value("every");
        fields.done();
        return file.map(SnapshotSettings::to)
                .map(snapshot -> snapshot.withEvery(
                        Values.seconds(every, 1, SnapshotSettings.MAX_SECONDS, snapshot.everySeconds())));
    }

    private static Optional<Path> file(Value section, Fields fields) {
        Value file = fields.value("file");
        if (!file.present() && section.isMapping()) {
            section.problem("names no 'file'; give it one, or write off");
        }
        return file.file();
    }
}
