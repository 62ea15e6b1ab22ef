package io.swarmbed.simulator.tracker;

import io.swarmbed.simulator.scenario.yaml.Fields;
import io.swarmbed.tracker.http.HttpLimits;

/** Reads what the HTTP front end grants a stranger. */
final class HttpReader {
    private static final int LEAST_BYTES = 64;
    private static final int MOST_BYTES = 1 << 20;
    private static final int HOUR = 3600;
    private static final int MOST_CONNECTIONS = 10_000_000;

    HttpLimits read(Fields fields) {
        HttpLimits usual = HttpLimits.defaults();
        HttpLimits limits = new HttpLimits(
                Values.bytes(fields.value("request-line"), LEAST_BYTES, MOST_BYTES, usual.maxRequestLineBytes()),
                Values.bytes(fields.value("headers"), LEAST_BYTES, MOST_BYTES, usual.maxHeaderBytes()),
                Values.seconds(fields.value("idle"), 1, HOUR, usual.idleSeconds()),
                (int) fields.value("connections").whole(1, MOST_CONNECTIONS, usual.maxConnections()));
        fields.done();
        return limits;
    }
}
