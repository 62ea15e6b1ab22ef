package io.swarmbed.tracker.status;

import io.swarmbed.tracker.service.AccessLogCounts;
import io.swarmbed.tracker.service.DurationCounts;
import io.swarmbed.tracker.service.LargeSwarm;
import io.swarmbed.tracker.service.ListStatus;
import io.swarmbed.tracker.service.Population;
import io.swarmbed.tracker.service.Protocol;
import io.swarmbed.tracker.service.Refusal;
import io.swarmbed.tracker.service.RequestCounts;
import io.swarmbed.tracker.service.SnapshotCounts;
import io.swarmbed.tracker.service.TrackerStats;
import io.swarmbed.tracker.service.Vitals;
import io.swarmbed.tracker.swarm.AnnounceEvent;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The figures of a tracker as a page for people: one file, no scripts. */
final class StatsHtml {
    static final String CONTENT_TYPE = "text/html; charset=utf-8";

    private static final Template TEMPLATE = Template.resource("stats.html");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private StatsHtml() {}

    static String of(StatusReport report) {
        TrackerStats stats = report.stats();
        Population population = stats.population();
        Vitals vitals = stats.vitals();
        String health = Health.complaint(vitals).orElse("working");
        Map<String, String> values = new HashMap<>();
        values.put("version", Template.escape(report.version()));
        values.put("health", Template.escape(health));
        values.put("health-class", Health.complaint(vitals).isPresent() ? "health bad" : "health");
        values.put("uptime", Words.span(vitals.uptimeNanos() / NANOS_PER_SECOND));
        values.put("started", MOMENT.format(vitals.started()));
        values.put("torrents", Words.number(population.torrents()));
        values.put("peers", Words.number(population.peers()));
        values.put("seeds", Words.number(population.seeds()));
        values.put("leechers", Words.number(population.leechers()));
        values.put("families", families(population));
        values.put("rate-now", Words.tenths(report.rates().recent()));
        values.put("rate-minute", Words.tenths(report.rates().minute()));
        values.put("rate-quarter", Words.tenths(report.rates().quarter()));
        values.put("course", RateChart.of(report.rates()));
        values.put("requests", requests(stats.requests()));
        values.put("refused", refused(stats.requests()));
        values.put("largest", largest(population.largest()));
        values.put("process", process(stats));
        return TEMPLATE.fill(values);
    }

    private static String families(Population population) {
        return Words.number(population.ipv4Peers()) + " over IPv4, " + Words.number(population.ipv6Peers())
                + " over IPv6";
    }

    private static String requests(RequestCounts counts) {
        StringBuilder rows = new StringBuilder();
        rows.append(row("Connection ids", Words.number(counts.connects()), "–"));
        for (AnnounceEvent event : AnnounceEvent.values()) {
            String name = event == AnnounceEvent.NONE
                    ? "Announces, regular"
                    : "Announces, " + event.name().toLowerCase(Locale.ROOT);
            rows.append(row(
                    name,
                    Words.number(counts.announces(Protocol.UDP, event)),
                    Words.number(counts.announces(Protocol.HTTP, event))));
        }
        return rows.append(row(
                        "Torrents scraped",
                        Words.number(counts.scrapes(Protocol.UDP)),
                        Words.number(counts.scrapes(Protocol.HTTP))))
                .append(row(
                        "Received",
                        Words.bytes(counts.bytesIn(Protocol.UDP)),
                        Words.bytes(counts.bytesIn(Protocol.HTTP))))
                .append(row(
                        "Sent",
                        Words.bytes(counts.bytesOut(Protocol.UDP)),
                        Words.bytes(counts.bytesOut(Protocol.HTTP))))
                .toString();
    }

    private static String refused(RequestCounts counts) {
        if (counts.errors() == 0) {
            return "<p class=\"quiet\">Nothing so far.</p>";
        }
        StringBuilder rows =
                new StringBuilder("<table>\n<tr><th></th><th class=\"n\">UDP</th><th class=\"n\">HTTP</th></tr>\n");
        for (Refusal reason : Refusal.values()) {
            long udp = counts.refused(Protocol.UDP, reason);
            long http = counts.refused(Protocol.HTTP, reason);
            if (udp + http > 0) {
                rows.append(row(words(reason), Words.number(udp), Words.number(http)));
            }
        }
        return rows.append("</table>").toString();
    }

    private static String words(Refusal reason) {
        return switch (reason) {
            case TOO_FREQUENT -> "Too frequent";
            case MALFORMED -> "Malformed";
            case CONNECTION_ID -> "Connection id wrong or old";
            case NOT_ALLOWED -> "Not allowed";
            case FULL -> "Tracker full";
            case TOO_MANY_CONNECTIONS -> "Too many connections";
            case NOT_FOUND -> "No such path";
        };
    }

    private static String largest(List<LargeSwarm> swarms) {
        if (swarms.isEmpty()) {
            return "<p class=\"quiet\">No torrents yet.</p>";
        }
        StringBuilder rows = new StringBuilder("<table>\n<tr><th>Info-hash</th><th class=\"n\">Seeds</th>"
                + "<th class=\"n\">Leechers</th><th class=\"n\">Completed</th></tr>\n");
        for (LargeSwarm swarm : swarms) {
            rows.append("<tr><td class=\"hash\" title=\"")
                    .append(swarm.infoHash())
                    .append("\">")
                    .append(swarm.infoHash())
                    .append("</td>")
                    .append(cell(Words.number(swarm.totals().complete())))
                    .append(cell(Words.number(swarm.totals().incomplete())))
                    .append(cell(Words.number(swarm.totals().downloaded())))
                    .append("</tr>\n");
        }
        return rows.append("</table>").toString();
    }

    private static String process(TrackerStats stats) {
        Vitals vitals = stats.vitals();
        StringBuilder rows = new StringBuilder();
        rows.append(
                row("Heap in use", Words.bytes(vitals.heapUsedBytes()) + " of " + Words.bytes(vitals.heapMaxBytes())));
        rows.append(row("Connections over HTTP", Words.number(vitals.connections())));
        if (!vitals.loopLagNanos().isEmpty()) {
            rows.append(row(
                    "Threads that answer", Words.number(vitals.loopLagNanos().size())));
            rows.append(row("Longest wait for one of them", Words.brief(Collections.max(vitals.loopLagNanos()))));
        }
        within(stats.durations()).ifPresent(time -> rows.append(row("99 of 100 announces answered within", time)));
        if (!stats.accessLog().equals(AccessLogCounts.NONE)) {
            AccessLogCounts log = stats.accessLog();
            rows.append(row(
                    "Lines of the access log",
                    Words.number(log.written()) + " written, " + Words.number(log.dropped()) + " dropped, "
                            + Words.number(log.failed()) + " failed"));
        }
        rows.append(snapshots(stats.snapshots()));
        for (ListStatus list : stats.lists()) {
            String stale = list.problem().isPresent() ? "; its file as it is now cannot be used" : "";
            rows.append(
                    row("The list " + list.name(), list.what() + ", read " + MOMENT.format(list.lastRead()) + stale));
        }
        return rows.toString();
    }

    private static String snapshots(SnapshotCounts counts) {
        StringBuilder rows = new StringBuilder();
        counts.last()
                .ifPresent(last -> rows.append(row(
                        "Last snapshot",
                        MOMENT.format(last.at()) + ", " + Words.bytes(last.bytes()) + " in "
                                + Words.brief(last.nanos()))));
        if (counts.failed() > 0) {
            rows.append(row("Snapshots that failed", Words.number(counts.failed())));
        }
        if (counts.restoredPeers() > 0) {
            rows.append(row("Peers known from before the start", Words.number(counts.restoredPeers())));
        }
        return rows.toString();
    }

    /** The class of durations that 99 in 100 do not exceed. */
    private static Optional<String> within(DurationCounts durations) {
        long all = durations.counts().stream().mapToLong(Long::longValue).sum();
        long sum = 0;
        for (int i = 0; i < DurationCounts.BOUNDS_NANOS.size(); i++) {
            sum += durations.counts().get(i);
            if (all > 0 && sum * 100 >= all * 99) {
                return Optional.of(Words.brief(DurationCounts.BOUNDS_NANOS.get(i)));
            }
        }
        return Optional.empty();
    }

    private static String row(String name, String... values) {
        StringBuilder row = new StringBuilder("<tr><th>").append(name).append("</th>");
        for (String value : values) {
            row.append(cell(value));
        }
        return row.append("</tr>\n").toString();
    }

    private static String cell(String value) {
        return "<td class=\"n\">" + value + "</td>";
    }
}
