package io.swarmbed.simulator.record;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmbed.simulator.scenario.Fault;
import io.swarmbed.simulator.scenario.PeerGroup;
import io.swarmbed.simulator.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes {@code run.json}: what was run, how it ended, and the figures that sum it up. */
public final class RunWriter {
    private static final int SCHEMA = 1;

    private final SwarmRecorder recorder;
    private final Scenario scenario;
    private final long contentBytes;
    private final long pieceBytes;

    public RunWriter(SwarmRecorder recorder, Scenario scenario, long contentBytes, long pieceBytes) {
        this.recorder = recorder;
        this.scenario = scenario;
        this.contentBytes = contentBytes;
        this.pieceBytes = pieceBytes;
    }

    /**
     * Writes the file.
     *
     * @return what was written
     */
    public ObjectNode write(RunFacts facts) {
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode run = json.createObjectNode();
        run.put("schema", SCHEMA);
        run.put("name", scenario.name());
        run.put("description", scenario.description());
        run.put("scenario", facts.scenarioFile());
        run.put("world", facts.world());
        run.put("seed", scenario.seed());
        run.put("started", facts.started().truncatedTo(ChronoUnit.SECONDS).toString());
        ObjectNode versions = run.putObject("versions");
        versions.put("swarmbed", facts.version());
        versions.put("java", System.getProperty("java.version"));
        versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.plugIns().forEach(versions::put);
        run.put("command", facts.command());
        facts.digest().ifPresent(digest -> run.put("digest", digest));
        run.put("sampled", recorder.sampled());
        sampling(run.putObject("sampling"));
        outcome(run.putObject("outcome"), facts);
        run.put("duration_s", Decimals.secondsOf(facts.durationNanos()));
        ObjectNode content = run.putObject("content");
        content.put("bytes", contentBytes);
        content.put("piece_bytes", pieceBytes);
        content.put("pieces", recorder.pieceCount());
        content.put("info_hash", facts.infoHash());
        groups(run.putArray("groups"));
        if (!scenario.faults().isEmpty()) {
            FaultFacts.write(run.putArray("faults"), scenario.faults(), facts.durationNanos());
        }
        boolean capacitiesChange = capacitiesChange(facts.durationNanos());
        if (capacitiesChange) {
            run.put("capacities_change", true);
        }
        Bound bound = capacitiesChange
                ? new Bound(Optional.empty(), "a fault changes link capacities")
                : Bound.of(recorder.peers(), contentBytes);
        ObjectNode boundNode = run.putObject("bound");
        bound.nanos()
                .ifPresentOrElse(
                        nanos -> boundNode.put("last_completion_s", Decimals.secondsOf(nanos)),
                        () -> boundNode.put("unavailable", bound.unavailable()));
        summary(run.putObject("summary"), bound, facts.durationNanos());
        facts.effort().ifPresent(effort -> effort(run.putObject("effort"), effort, facts.durationNanos()));
        failures(run.putArray("failures"));
        Path file = recorder.folder().resolve("run.json");
        try {
            json.writeValue(file.toFile(), run);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
        return run;
    }

    /**
     * What the recorder does not know of a run.
     *
     * @param plugIns what else took part, by file name, each with a text that tells its contents from others
     * @param reached whether the run ended as it was to
     * @param stop the condition that ended it, in words
     * @param trustworthy whether real time kept up with the swarm
     * @param effort of computing the run, in virtual time
     */
    public record RunFacts(
            String scenarioFile,
            String world,
            Instant started,
            String version,
            Map<String, String> plugIns,
            String infoHash,
            String command,
            Optional<String> digest,
            boolean reached,
            String stop,
            boolean trustworthy,
            long durationNanos,
            Optional<Effort> effort) {}

    private boolean capacitiesChange(long durationNanos) {
        return scenario.faults().stream()
                .anyMatch(fault -> fault instanceof Fault.LinkChange && fault.atNanos() <= durationNanos);
    }

    private void sampling(ObjectNode sampling) {
        sampling.put("every_s", Decimals.secondsOf(recorder.everyNanos()));
        sampling.put("last_every_s", Decimals.secondsOf(recorder.lastSpacingNanos()));
    }

    private void effort(ObjectNode node, Effort effort, long duration) {
        long blocks = recorder.blocks();
        long wall = effort.wallNanos();
        node.put("wall_s", Decimals.secondsOf(wall));
        node.put("speed_up", Decimals.ratio(duration, wall));
        node.put("blocks", blocks);
        node.put("blocks_per_wall_s", Decimals.perSecond(blocks, wall));
        node.put("events", effort.events());
        node.put("queue_operations", effort.queueOperations());
        node.put("queue_operations_per_block", Decimals.ratio(effort.queueOperations(), blocks));
        node.put("deliveries", effort.deliveries());
    }

    private void outcome(ObjectNode outcome, RunFacts facts) {
        outcome.put("reached", facts.reached());
        outcome.put("stop", facts.stop());
        outcome.put("trustworthy", facts.trustworthy());
        ArrayNode warnings = outcome.putArray("warnings");
        recorder.warnings().forEach(warnings::add);
    }

    private void groups(ArrayNode groups) {
        for (PeerGroup group : scenario.peers()) {
            ObjectNode node = groups.addObject();
            node.put("name", group.name());
            node.put("peers", group.count());
            node.put("complete", group.complete());
            node.put("picker", group.behaviour().picker().toString());
            node.put("choker", group.behaviour().choker().toString());
            node.put("disclosure", group.behaviour().disclosure().toString());
            node.put("selector", group.behaviour().selector().toString());
            node.put("sizer", group.behaviour().sizer().toString());
            group.playback()
                    .ifPresent(playback -> node.putObject("playback")
                            .put("rate_bytes_per_s", playback.bytesPerSecond())
                            .put("start_s", Decimals.secondsOf(playback.startNanos())));
        }
    }

    private void failures(ArrayNode failures) {
        for (PeerRecorder peer : recorder.peers()) {
            if (!peer.failure().isEmpty()) {
                ObjectNode node = failures.addObject();
                node.put("peer", peer.facts().index());
                node.put("reason", peer.failure());
            }
        }
    }

    private void summary(ObjectNode summary, Bound bound, long duration) {
        List<PeerRecorder> peers = recorder.peers();
        List<PeerRecorder> done = peers.stream()
                .filter(peer -> peer.completedAt() != PeerRecorder.NOT_YET)
                .toList();
        summary.put("peers", peers.size());
        summary.put("completed", done.size());
        summary.put(
                "expected", peers.stream().filter(p -> !p.facts().complete()).count());
        long[] times = done.stream()
                .mapToLong(peer -> peer.completedAt() - peer.joinedAt())
                .sorted()
                .toArray();
        if (times.length > 0) {
            ObjectNode completion = summary.putObject("completion_s");
            completion.put("first", Decimals.secondsOf(times[0]));
            completion.put("p50", quantile(times, 50));
            completion.put("p90", quantile(times, 90));
            completion.put("last", Decimals.secondsOf(times[times.length - 1]));
            completion.put("mean", Decimals.secondsOf(Arrays.stream(times).sum() / times.length));
        }
        long last = done.stream().mapToLong(PeerRecorder::completedAt).max().orElse(0);
        bound.nanos()
                .filter(nanos -> nanos > 0 && last > 0)
                .ifPresent(nanos -> summary.put("efficiency", Decimals.ratio(last, nanos)));
        traffic(summary, peers, duration, !capacitiesChange(duration));
        summary.put("verified", count(peers, true));
        summary.put("verify_failed", count(peers, false));
    }

    /** @param known whether capacities are what they were at the start */
    private static void traffic(ObjectNode summary, List<PeerRecorder> peers, long duration, boolean known) {
        long downloaded = 0;
        long uploaded = 0;
        long bySeeds = 0;
        long wasted = 0;
        BigDecimal capacity = BigDecimal.ZERO;
        long used = 0;
        boolean limited = known;
        for (PeerRecorder peer : peers) {
            downloaded += peer.downloaded();
            uploaded += peer.uploaded();
            wasted += peer.wasted();
            if (peer.facts().complete()) {
                bySeeds += peer.uploaded();
            } else if (peer.joinedAt() != PeerRecorder.NOT_YET) {
                used += peer.uploadedWhileLeeching();
                limited &= peer.facts().uploadBytesPerSecond() > 0;
                capacity = capacity.add(BigDecimal.valueOf(peer.facts().uploadBytesPerSecond())
                        .multiply(BigDecimal.valueOf(leechingNanos(peer, duration), 9)));
            }
        }
        summary.put("goodput_bytes_per_s", Decimals.perSecond(downloaded - wasted, duration));
        if (limited && capacity.signum() > 0) {
            summary.put("uplink_utilisation", Decimals.ratio(used, Math.max(1, capacity.longValue())));
        }
        summary.put("seed_share", Decimals.ratio(bySeeds, uploaded));
        summary.put("wasted_bytes", wasted);
    }

    private static long leechingNanos(PeerRecorder peer, long duration) {
        long end = duration;
        if (peer.completedAt() != PeerRecorder.NOT_YET) {
            end = peer.completedAt();
        } else if (peer.leftAt() != PeerRecorder.NOT_YET) {
            end = peer.leftAt();
        }
        return Math.max(0, end - peer.joinedAt());
    }

    private static long count(List<PeerRecorder> peers, boolean right) {
        return peers.stream()
                .filter(peer -> peer.contentRight().filter(r -> r == right).isPresent())
                .count();
    }

    /** Linear interpolation between order statistics (type 7 of Hyndman and Fan 1996). */
    private static BigDecimal quantile(long[] sorted, int percent) {
        long position = (long) (sorted.length - 1) * percent;
        int below = (int) (position / 100);
        long rest = position % 100;
        long value = sorted[below];
        if (rest > 0) {
            value += (sorted[below + 1] - sorted[below]) / 100 * rest;
        }
        return Decimals.secondsOf(value);
    }
}
