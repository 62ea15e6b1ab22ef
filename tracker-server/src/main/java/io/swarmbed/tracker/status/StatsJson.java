package io.swarmbed.tracker.status;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.swarmbed.tracker.service.LargeSwarm;
import io.swarmbed.tracker.service.ListStatus;
import io.swarmbed.tracker.service.Population;
import io.swarmbed.tracker.service.Protocol;
import io.swarmbed.tracker.service.Refusal;
import io.swarmbed.tracker.service.RequestCounts;
import io.swarmbed.tracker.service.TrackerStats;
import io.swarmbed.tracker.service.Vitals;
import io.swarmbed.tracker.swarm.AnnounceEvent;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Locale;

/** The figures of a tracker as a JSON object; seconds and rates are decimals, all else whole numbers. */
final class StatsJson {
    static final String CONTENT_TYPE = "application/json";

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private StatsJson(JsonGenerator json) {
        this.json = json;
    }

    static String of(StatusReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("version", report.version());
            new StatsJson(json).figures(report.stats(), report.rates());
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text + "\n";
    }

    private void figures(TrackerStats stats, Rates rates) throws IOException {
        vitals(stats.vitals());
        population(stats.population());
        json.writeObjectFieldStart("announces_per_second");
        tenths("last_5_s", rates.recent());
        tenths("last_1_min", rates.minute());
        tenths("last_15_min", rates.quarter());
        json.writeEndObject();
        json.writeObjectFieldStart("requests");
        for (Protocol protocol : Protocol.values()) {
            json.writeObjectFieldStart(protocol.name().toLowerCase(Locale.ROOT));
            requests(protocol, stats.requests());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeObjectFieldStart("access_log");
        json.writeNumberField("written", stats.accessLog().written());
        json.writeNumberField("dropped", stats.accessLog().dropped());
        json.writeNumberField("failed", stats.accessLog().failed());
        json.writeEndObject();
        json.writeObjectFieldStart("snapshots");
        json.writeNumberField("written", stats.snapshots().written());
        json.writeNumberField("failed", stats.snapshots().failed());
        json.writeNumberField("restored_peers", stats.snapshots().restoredPeers());
        json.writeEndObject();
        json.writeArrayFieldStart("lists");
        for (ListStatus list : stats.lists()) {
            list(list);
        }
        json.writeEndArray();
    }

    private void list(ListStatus list) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", list.name());
        json.writeStringField("file", list.file().toString());
        json.writeNumberField("entries", list.entries());
        json.writeNumberField("loads", list.loads());
        json.writeStringField("last_read", list.lastRead().toString());
        if (list.problem().isPresent()) {
            json.writeStringField("problem", list.problem().get());
        }
        json.writeEndObject();
    }

    private void vitals(Vitals vitals) throws IOException {
        json.writeStringField("started", vitals.started().toString());
        seconds("uptime_seconds", vitals.uptimeNanos());
        json.writeBooleanField("stopping", vitals.stopping());
        json.writeNumberField("http_connections", vitals.connections());
        json.writeArrayFieldStart("loop_lag_seconds");
        for (long lag : vitals.loopLagNanos()) {
            json.writeNumber(decimal(lag));
        }
        json.writeEndArray();
        json.writeObjectFieldStart("heap");
        json.writeNumberField("used_bytes", vitals.heapUsedBytes());
        json.writeNumberField("max_bytes", vitals.heapMaxBytes());
        json.writeEndObject();
    }

    private void population(Population population) throws IOException {
        json.writeNumberField("torrents", population.torrents());
        json.writeNumberField("seeds", population.seeds());
        json.writeNumberField("leechers", population.leechers());
        json.writeObjectFieldStart("peers");
        json.writeNumberField("ipv4", population.ipv4Peers());
        json.writeNumberField("ipv6", population.ipv6Peers());
        json.writeEndObject();
        json.writeArrayFieldStart("largest_swarms");
        for (LargeSwarm swarm : population.largest()) {
            json.writeStartObject();
            json.writeStringField("info_hash", swarm.infoHash().toString());
            json.writeNumberField("seeds", swarm.totals().complete());
            json.writeNumberField("leechers", swarm.totals().incomplete());
            json.writeNumberField("downloaded", swarm.totals().downloaded());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void requests(Protocol protocol, RequestCounts counts) throws IOException {
        if (protocol == Protocol.UDP) {
            json.writeNumberField("connects", counts.connects());
        }
        json.writeObjectFieldStart("announces");
        for (AnnounceEvent event : AnnounceEvent.values()) {
            json.writeNumberField(event.name().toLowerCase(Locale.ROOT), counts.announces(protocol, event));
        }
        json.writeEndObject();
        json.writeNumberField("scrapes", counts.scrapes(protocol));
        json.writeObjectFieldStart("refused");
        for (Refusal reason : Refusal.values()) {
            json.writeNumberField(reason.label().replace('-', '_'), counts.refused(protocol, reason));
        }
        json.writeEndObject();
        json.writeNumberField("received_bytes", counts.bytesIn(protocol));
        json.writeNumberField("sent_bytes", counts.bytesOut(protocol));
    }

    private void seconds(String name, long nanos) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(decimal(nanos));
    }

    private void tenths(String name, long value) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(BigDecimal.valueOf(value, 1).toPlainString());
    }

    private static String decimal(long nanos) {
        return PrometheusText.decimal(nanos);
    }
}
