package io.swarmbed.simulator.record;

import io.swarmbed.engine.env.Observer.Choking;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Writes what the swarm looks like at one time: rates and numbers per group, and copies of pieces. */
final class Sampler implements AutoCloseable {
    private static final int MAX_BINS = 256;
    /** After so many rows of bins they are written half as often, so that a long run does not grow without end. */
    private static final int ROWS_BEFORE_THINNING = 200;

    private static final String ALL = "all";

    /** Part of the time between samples below which a rate would be that of a single block. */
    private static final int SHORT = 4;

    private final CsvFile samples;
    private final CsvFile availability;
    private final List<PeerRecorder> peers;
    private final Map<String, List<PeerRecorder>> groups = new LinkedHashMap<>();
    private final Map<String, Totals> before = new LinkedHashMap<>();
    private final AtomicIntegerArray copies;
    private final long shortNanos;
    private long lastAt;
    private int binRows;
    private int binStride = 1;
    private int sampleNumber;
    private int copiesSamples;
    private boolean begun;

    private record Totals(long uploaded, long downloaded) {}

    Sampler(Path folder, List<PeerRecorder> peers, AtomicIntegerArray copies, long everyNanos) {
        this.shortNanos = everyNanos / SHORT;
        this.peers = peers;
        this.copies = copies;
        for (PeerRecorder peer : peers) {
            groups.computeIfAbsent(peer.facts().group(), name -> new ArrayList<>())
                    .add(peer);
        }
        this.samples = new CsvFile(folder, "samples.csv", "time_s", "group", "metric", "value");
        this.availability = new CsvFile(folder, "availability.csv", "time_s", "piece_from", "piece_to", "copies_mean");
    }

    Progress sample(long now, long lagNanos) {
        if (sampleNumber > 0 && now == lastAt) {
            return progress(now, 0);
        }
        String time = Decimals.seconds(now);
        groups.forEach((name, members) -> group(time, name, members, now - lastAt));
        long goodput = group(time, ALL, peers, now - lastAt);
        copies(time);
        samples.row(time, ALL, "event_loop_lag_s", Decimals.seconds(lagNanos));
        lastAt = now;
        sampleNumber++;
        return progress(now, goodput);
    }

    private long group(String time, String name, List<PeerRecorder> members, long elapsed) {
        long uploaded = 0;
        long downloaded = 0;
        int leechers = 0;
        int seeds = 0;
        int completed = 0;
        int connections = 0;
        Map<Choking, Integer> slots = new EnumMap<>(Choking.class);
        for (PeerRecorder peer : members) {
            uploaded += peer.uploaded();
            downloaded += peer.downloaded();
            if (!peer.facts().complete() && peer.completedAt() != PeerRecorder.NOT_YET) {
                completed++;
            }
            if (peer.present()) {
                leechers += peer.isComplete() ? 0 : 1;
                seeds += peer.isComplete() ? 1 : 0;
                connections += peer.connections();
                for (Choking kind : Choking.values()) {
                    slots.merge(kind, peer.slots(kind), Integer::sum);
                }
            }
        }
        Totals last = before.getOrDefault(name, new Totals(0, 0));
        long goodput = Decimals.perSecond(downloaded - last.downloaded, elapsed);
        if (sampleNumber == 0 || elapsed >= shortNanos) {
            samples.row(time, name, "upload_bytes_per_s", Decimals.perSecond(uploaded - last.uploaded, elapsed));
            samples.row(time, name, "download_bytes_per_s", goodput);
        }
        samples.row(time, name, "leechers", leechers);
        samples.row(time, name, "seeds", seeds);
        samples.row(time, name, "completed", completed);
        samples.row(time, name, "slots_regular", slots.getOrDefault(Choking.REGULAR, 0));
        samples.row(time, name, "slots_optimistic", slots.getOrDefault(Choking.OPTIMISTIC, 0));
        samples.row(time, name, "slots_seed", slots.getOrDefault(Choking.SEED, 0));
        samples.row(time, name, "connections", connections);
        before.put(name, new Totals(uploaded, downloaded));
        return goodput;
    }

    private void copies(String time) {
        int pieces = copies.length();
        int min = Integer.MAX_VALUE;
        int max = 0;
        int rarest = 0;
        long sum = 0;
        for (int piece = 0; piece < pieces; piece++) {
            int count = copies.get(piece);
            rarest = count < min ? 1 : count == min ? rarest + 1 : rarest;
            min = Math.min(min, count);
            max = Math.max(max, count);
            sum += count;
        }
        // Before the first peer has come there is nothing that could be rare.
        begun |= max > 0;
        if (!begun) {
            return;
        }
        samples.row(time, ALL, "availability_min", min);
        samples.row(time, ALL, "availability_mean", plain(sum, pieces));
        samples.row(time, ALL, "availability_max", max);
        samples.row(time, ALL, "rarest_pieces", rarest);
        if (copiesSamples++ % binStride == 0) {
            bins(time, pieces);
            if (++binRows % ROWS_BEFORE_THINNING == 0) {
                binStride *= 2;
            }
        }
    }

    private void bins(String time, int pieces) {
        int bins = Math.min(pieces, MAX_BINS);
        for (int bin = 0; bin < bins; bin++) {
            int from = (int) ((long) bin * pieces / bins);
            int to = (int) ((long) (bin + 1) * pieces / bins);
            long sum = 0;
            for (int piece = from; piece < to; piece++) {
                sum += copies.get(piece);
            }
            availability.row(time, from, to - 1, plain(sum, to - from));
        }
    }

    private static String plain(long sum, long count) {
        BigDecimal mean = Decimals.ratio(sum, count);
        return mean.toPlainString();
    }

    private Progress progress(long now, long goodput) {
        int joined = 0;
        int present = 0;
        int completed = 0;
        int expected = 0;
        long verified = 0;
        long downloaded = 0;
        for (PeerRecorder peer : peers) {
            downloaded += peer.downloaded();
            joined += peer.joinedAt() == PeerRecorder.NOT_YET ? 0 : 1;
            present += peer.present() ? 1 : 0;
            if (!peer.facts().complete()) {
                expected++;
                completed += peer.completedAt() == PeerRecorder.NOT_YET ? 0 : 1;
                verified += peer.verified();
            }
        }
        double fraction = expected == 0 ? 1 : (double) verified / expected / copies.length();
        return new Progress(now, joined, present, completed, expected, fraction, goodput, downloaded);
    }

    @Override
    public void close() {
        samples.close();
        availability.close();
    }
}
