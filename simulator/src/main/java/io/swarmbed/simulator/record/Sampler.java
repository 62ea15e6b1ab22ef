package io.swarmbed.simulator.record;

import io.swarmbed.simulator.record.GroupTotals.Count;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Writes what the swarm looks like at one time: rates and numbers per group, and copies of pieces. A long run is written
 * down less and less often, so that its file stays of a size that can be read. One thread.
 */
final class Sampler implements AutoCloseable {
    /** There are no event loops that could be late. */
    static final long NO_LAG = -1;

    /** After so many rows samples are written half as often, but not before so many samples. */
    private static final int ROWS_BEFORE_THINNING = 100_000;

    private static final int SAMPLES_BEFORE_THINNING = 500;

    private static final String ALL = "all";

    /** Part of the time between samples below which a rate would be that of a single block. */
    private static final int SHORT = 4;

    /** Beside the rates. */
    private static final List<Map.Entry<String, Count>> NUMBERS = List.of(
            Map.entry("leechers", Count.LEECHERS),
            Map.entry("seeds", Count.SEEDS),
            Map.entry("completed", Count.COMPLETED),
            Map.entry("slots_regular", Count.SLOTS_REGULAR),
            Map.entry("slots_optimistic", Count.SLOTS_OPTIMISTIC),
            Map.entry("slots_seed", Count.SLOTS_SEED),
            Map.entry("connections", Count.CONNECTIONS));

    private final CsvFile file;
    private final Availability availability;
    private final Collection<GroupTotals> groups;
    private final List<Sampled> sampled = new ArrayList<>();
    private final Flow goodput = new Flow();
    private final int expected;
    private final long everyNanos;
    private long calledAt;
    private long writtenAt;
    private long worstLag = NO_LAG;
    private int calls;
    private int written;
    private int stride = 1;
    private int rowsAtStride;
    private int samplesAtStride;
    private boolean begun;
    private boolean leftOut;

    private record Sampled(String name, ToLongFunction<Count> sums, Flow uploaded, Flow downloaded) {}

    /** A sum that grows, as it was when its rate was last taken. */
    private static final class Flow {
        private long before;

        long perSecond(long sum, long elapsedNanos) {
            long rate = Decimals.perSecond(sum - before, elapsedNanos);
            before = sum;
            return rate;
        }
    }

    Sampler(Path folder, Collection<GroupTotals> groups, Availability availability, long everyNanos) {
        this.groups = groups;
        this.availability = availability;
        this.everyNanos = everyNanos;
        this.expected = groups.stream().mapToInt(GroupTotals::expected).sum();
        groups.forEach(totals -> sampled.add(new Sampled(totals.name(), totals::get, new Flow(), new Flow())));
        sampled.add(new Sampled(ALL, this::sum, new Flow(), new Flow()));
        this.file = new CsvFile(folder, "samples.csv", "time_s", "group", "metric", "value");
    }

    /** Time between the samples that are written, which doubles in a long run. */
    long spacingNanos() {
        return everyNanos * stride;
    }

    Progress sample(long now, long lagNanos) {
        worstLag = Math.max(worstLag, lagNanos);
        if (begun && now == calledAt) {
            return progress(now, 0);
        }
        begun = true;
        leftOut = calls++ % stride != 0;
        if (!leftOut) {
            write(now);
        }
        long rate = goodput.perSecond(sum(Count.DOWNLOADED_BYTES), now - calledAt);
        calledAt = now;
        return progress(now, rate);
    }

    /** Writes how the run ended, if the last sample is one of those that are left out. */
    void end(long now) {
        if (leftOut) {
            leftOut = false;
            write(now);
        }
    }

    private void write(long now) {
        String time = Decimals.seconds(now);
        long elapsed = now - writtenAt;
        boolean rates = written == 0 || elapsed >= everyNanos / SHORT;
        for (Sampled each : sampled) {
            long upload = each.uploaded.perSecond(each.sums.applyAsLong(Count.UPLOADED_BYTES), elapsed);
            long download = each.downloaded.perSecond(each.sums.applyAsLong(Count.DOWNLOADED_BYTES), elapsed);
            if (rates) {
                row(time, each.name, "upload_bytes_per_s", upload);
                row(time, each.name, "download_bytes_per_s", download);
            }
            NUMBERS.forEach(number -> row(time, each.name, number.getKey(), each.sums.applyAsLong(number.getValue())));
        }
        availability.sample(time, (metric, value) -> row(time, ALL, metric, value));
        if (worstLag != NO_LAG) {
            row(time, ALL, "event_loop_lag_s", Decimals.seconds(worstLag));
            worstLag = NO_LAG;
        }
        writtenAt = now;
        written++;
        thin();
    }

    private void row(String time, String group, String metric, Object value) {
        file.row(time, group, metric, value);
        rowsAtStride++;
    }

    private void thin() {
        if (++samplesAtStride >= SAMPLES_BEFORE_THINNING && rowsAtStride >= ROWS_BEFORE_THINNING) {
            stride *= 2;
            calls = 1;
            samplesAtStride = 0;
            rowsAtStride = 0;
        }
    }

    private long sum(Count count) {
        long sum = 0;
        for (GroupTotals totals : groups) {
            sum += totals.get(count);
        }
        return sum;
    }

    private Progress progress(long now, long goodputBytesPerSecond) {
        double pieces = (double) expected * availability.pieceCount();
        return new Progress(
                now,
                (int) sum(Count.JOINED),
                (int) (sum(Count.LEECHERS) + sum(Count.SEEDS)),
                (int) sum(Count.COMPLETED),
                expected,
                expected == 0 ? 1 : sum(Count.PIECES_TO_DOWNLOAD_VERIFIED) / pieces,
                goodputBytesPerSecond,
                sum(Count.DOWNLOADED_BYTES));
    }

    @Override
    public void close() {
        file.close();
    }
}
