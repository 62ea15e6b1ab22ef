package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.simulator.scenario.Departure;
import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.Distribution;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When each peer came and went, as measured: {@code {csv: peers.csv, join: joined, leave: left, unit: s}}.
 *
 * @param joins since the start of the run, in nanoseconds
 * @param leaves likewise, or {@link Departure#STAYS}; empty when the trace does not tell
 */
record PeerTrace(List<Long> joins, Optional<List<Long>> leaves) {
    private static final String FORM = "{csv: peers.csv, join: joined, leave: left, unit: s}";

    static Optional<PeerTrace> read(Value value) {
        if (!value.present()) {
            return Optional.empty();
        }
        Fields fields = value.fields(FORM);
        Value file = fields.value("csv");
        Value join = fields.value("join");
        Value leave = fields.value("leave");
        String unit = fields.value("unit").text("", 20);
        fields.done();
        if (!file.present()) {
            value.problem("names no file; write " + FORM);
            return Optional.empty();
        }
        CsvColumn times = new CsvColumn(Dimension.TIME, 0, Distribution.MAX_VALUE);
        Optional<List<Long>> joins = times.read(file, join, unit);
        Optional<List<Long>> leaves = leave.present()
                ? times.withBlank(OptionalLong.of(Departure.STAYS)).read(file, leave, unit)
                : Optional.empty();
        if (joins.isPresent() && leaves.isPresent()) {
            check(joins.get(), leaves.get(), leave);
        }
        return joins.map(read -> new PeerTrace(read, leaves));
    }

    private static void check(List<Long> joins, List<Long> leaves, Value leave) {
        for (int row = 0; row < joins.size(); row++) {
            if (leaves.get(row) < joins.get(row)) {
                leave.problem("peer " + (row + 1) + " of the trace leaves before it joins; correct the file");
                return;
            }
        }
    }
}
