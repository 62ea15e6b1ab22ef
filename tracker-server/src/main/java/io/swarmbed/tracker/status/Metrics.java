package io.swarmbed.tracker.status;

import io.swarmbed.tracker.service.AccessLogCounts;
import io.swarmbed.tracker.service.DurationCounts;
import io.swarmbed.tracker.service.ListStatus;
import io.swarmbed.tracker.service.Population;
import io.swarmbed.tracker.service.Protocol;
import io.swarmbed.tracker.service.Refusal;
import io.swarmbed.tracker.service.RequestCounts;
import io.swarmbed.tracker.service.SnapshotCounts;
import io.swarmbed.tracker.service.TrackerStats;
import io.swarmbed.tracker.service.Vitals;
import io.swarmbed.tracker.swarm.AnnounceEvent;
import java.util.List;
import java.util.Locale;

/** What a tracker tells Prometheus. */
final class Metrics {
    private static final String PREFIX = "swarmbed_tracker_";

    private final PrometheusText text = new PrometheusText();

    private Metrics() {}

    static String of(TrackerStats stats, String version) {
        Metrics metrics = new Metrics();
        metrics.build(version);
        metrics.requests(stats.requests());
        metrics.durations(stats.durations());
        metrics.population(stats.population());
        metrics.vitals(stats.vitals());
        metrics.accessLog(stats.accessLog());
        metrics.snapshots(stats.snapshots());
        metrics.lists(stats.lists());
        return metrics.text.toString();
    }

    private void build(String version) {
        text.gauge(PREFIX + "build_info", "Always 1; which tracker this is, and on which Java.")
                .value(1, "version", version, "java", System.getProperty("java.version", "unknown"));
    }

    private void requests(RequestCounts counts) {
        text.counter(PREFIX + "connects_total", "Connection ids given out (BEP 15).")
                .value(counts.connects(), "protocol", label(Protocol.UDP));
        text.counter(PREFIX + "announces_total", "Announces answered with peers.");
        for (Protocol protocol : Protocol.values()) {
            for (AnnounceEvent event : AnnounceEvent.values()) {
                text.value(counts.announces(protocol, event), "protocol", label(protocol), "event", label(event));
            }
        }
        text.counter(PREFIX + "scrapes_total", "Torrents scraped.");
        for (Protocol protocol : Protocol.values()) {
            text.value(counts.scrapes(protocol), "protocol", label(protocol));
        }
        text.counter(
                PREFIX + "refused_total",
                "Requests that got an error or no answer; too-frequent ones over UDP got none.");
        for (Protocol protocol : Protocol.values()) {
            for (Refusal reason : Refusal.values()) {
                text.value(counts.refused(protocol, reason), "protocol", label(protocol), "reason", reason.label());
            }
        }
        text.counter(PREFIX + "received_bytes_total", "Bytes of requests, without what TCP, UDP and IP add.");
        for (Protocol protocol : Protocol.values()) {
            text.value(counts.bytesIn(protocol), "protocol", label(protocol));
        }
        text.counter(PREFIX + "sent_bytes_total", "Bytes of replies, without what TCP, UDP and IP add.");
        for (Protocol protocol : Protocol.values()) {
            text.value(counts.bytesOut(protocol), "protocol", label(protocol));
        }
    }

    private void durations(DurationCounts durations) {
        text.histogram(
                PREFIX + "announce_duration_seconds",
                "Time from reading an announce to having its answer, of a sample: one in 64.");
        long sum = 0;
        for (int i = 0; i < durations.counts().size(); i++) {
            sum += durations.counts().get(i);
            boolean last = i == DurationCounts.BOUNDS_NANOS.size();
            String bound = last ? "+Inf" : PrometheusText.decimal(DurationCounts.BOUNDS_NANOS.get(i));
            text.part("_bucket", Long.toString(sum), "le", bound);
        }
        text.part("_sum", PrometheusText.decimal(durations.sumNanos()));
        text.part("_count", Long.toString(sum));
    }

    private void population(Population population) {
        text.gauge(PREFIX + "torrents", "Torrents known, with peers or without.")
                .value(population.torrents());
        text.gauge(PREFIX + "seeds", "Peers that have everything, over all torrents.")
                .value(population.seeds());
        text.gauge(PREFIX + "leechers", "Peers that lack something, over all torrents.")
                .value(population.leechers());
        text.gauge(PREFIX + "peers", "Seeds and leechers over all torrents.")
                .value(population.ipv4Peers(), "family", "ipv4")
                .value(population.ipv6Peers(), "family", "ipv6");
    }

    private void vitals(Vitals vitals) {
        text.gauge(PREFIX + "http_connections", "Connections open over HTTP.").value(vitals.connections());
        text.gauge(
                PREFIX + "loop_lag_seconds",
                "How long a thread that answers requests took to begin something new, when last asked.");
        List<Long> lags = vitals.loopLagNanos();
        for (int i = 0; i < lags.size(); i++) {
            text.seconds(lags.get(i), "loop", Integer.toString(i));
        }
        text.gauge(PREFIX + "stopping", "1 while the tracker ends, else 0.").value(vitals.stopping() ? 1 : 0);
        text.gauge(PREFIX + "uptime_seconds", "Time since the tracker started.").seconds(vitals.uptimeNanos());
        text.gauge("process_start_time_seconds", "When the tracker started, in seconds since 1970.")
                .value(vitals.started().getEpochSecond());
        text.gauge("jvm_memory_used_bytes", "Memory in use, garbage among it.")
                .value(vitals.heapUsedBytes(), "area", "heap");
        text.gauge("jvm_memory_max_bytes", "Memory that may be used.").value(vitals.heapMaxBytes(), "area", "heap");
    }

    private void accessLog(AccessLogCounts counts) {
        text.counter(
                        PREFIX + "access_log_lines_total",
                        "Lines of the access log: written, dropped as too many waited, failed as the disk refused.")
                .value(counts.written(), "outcome", "written")
                .value(counts.dropped(), "outcome", "dropped")
                .value(counts.failed(), "outcome", "failed");
    }

    private void snapshots(SnapshotCounts counts) {
        text.counter(PREFIX + "snapshots_total", "Snapshots of the registry that were written, or could not be.")
                .value(counts.written(), "outcome", "written")
                .value(counts.failed(), "outcome", "failed");
        text.gauge(PREFIX + "snapshot_restored_peers", "Peers known from the snapshot at the start.")
                .value(counts.restoredPeers());
        counts.last().ifPresent(last -> {
            text.gauge(PREFIX + "snapshot_timestamp_seconds", "When the last snapshot was complete, since 1970.")
                    .value(last.at().getEpochSecond());
            text.gauge(PREFIX + "snapshot_bytes", "Size of the last snapshot.").value(last.bytes());
            text.gauge(PREFIX + "snapshot_duration_seconds", "Time that writing the last snapshot took.")
                    .seconds(last.nanos());
        });
    }

    private void lists(List<ListStatus> lists) {
        if (lists.isEmpty()) {
            return;
        }
        text.gauge(PREFIX + "list_entries", "Torrents or passkeys of the lists that the tracker goes by.");
        lists.forEach(list -> text.value(list.entries(), "list", list.name()));
        text.counter(PREFIX + "list_loads_total", "How often a list was read well.");
        lists.forEach(list -> text.value(list.loads(), "list", list.name()));
        text.gauge(PREFIX + "list_read_timestamp_seconds", "When a list was last read well, in seconds since 1970.");
        lists.forEach(list -> text.value(list.lastRead().getEpochSecond(), "list", list.name()));
        text.gauge(PREFIX + "list_stale", "1 where the file cannot be used, so that its former content counts.");
        lists.forEach(list -> text.value(list.problem().isPresent() ? 1 : 0, "list", list.name()));
    }

    private static String label(Protocol protocol) {
        return protocol.name().toLowerCase(Locale.ROOT);
    }

    /** BEP 3 has no word for the announce without an event. */
    private static String label(AnnounceEvent event) {
        return event == AnnounceEvent.NONE ? "none" : event.name().toLowerCase(Locale.ROOT);
    }
}
