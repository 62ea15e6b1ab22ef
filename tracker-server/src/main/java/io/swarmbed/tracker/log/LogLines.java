package io.swarmbed.tracker.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.swarmbed.tracker.net.AddressText;
import io.swarmbed.tracker.swarm.AnnounceEvent;
import io.swarmbed.tracker.swarm.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;

/** Writes entries as JSON objects, one a line. Belongs to one thread. */
final class LogLines {
    /** Of a reason that somebody else may have a hand in, as much as this is written. */
    private static final int MAX_REASON = 200;

    private static final long IPV4_NETWORK = 0xFFFF_FFFF_FFFF_FF00L;
    private static final long IPV6_NETWORK = 0xFFFF_FFFF_FFFF_0000L;

    private final boolean truncateAddresses;
    private final JsonFactory factory = new JsonFactory();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    LogLines(boolean truncateAddresses) {
        this.truncateAddresses = truncateAddresses;
    }

    /** Adds the line of an entry. */
    void add(LogEntry entry) {
        try (JsonGenerator json = factory.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("time", Instant.ofEpochMilli(entry.millis()).toString());
            json.writeStringField("protocol", entry.protocol().name().toLowerCase(Locale.ROOT));
            json.writeStringField("what", what(entry));
            json.writeStringField("address", address(entry.sender()));
            if (entry instanceof LogEntry.Announced announced) {
                announced(json, announced);
            } else if (entry instanceof LogEntry.Scraped scraped) {
                json.writeStringField("info_hash", scraped.infoHash().toString());
                json.writeStringField("outcome", "answered");
            } else if (entry instanceof LogEntry.Refused refused) {
                json.writeStringField("outcome", "refused");
                json.writeStringField("kind", refused.kind().label());
                json.writeStringField("reason", shortened(refused.reason()));
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        bytes.write('\n');
    }

    /** The lines so far, which are forgotten. */
    byte[] take() {
        byte[] lines = bytes.toByteArray();
        bytes.reset();
        return lines;
    }

    private static void announced(JsonGenerator json, LogEntry.Announced announced) throws IOException {
        json.writeNumberField("port", announced.sender().port());
        json.writeStringField("info_hash", announced.infoHash().toString());
        if (announced.event() != AnnounceEvent.NONE) {
            json.writeStringField("event", announced.event().name().toLowerCase(Locale.ROOT));
        }
        json.writeNumberField("left", announced.left());
        if (announced.numWant() >= 0) {
            json.writeNumberField("numwant", announced.numWant());
        }
        if (announced.refusal().isEmpty()) {
            json.writeStringField("outcome", "answered");
            json.writeNumberField("peers", announced.peers());
        } else {
            json.writeStringField("outcome", "refused");
            json.writeStringField("reason", shortened(announced.refusal()));
        }
    }

    private static String what(LogEntry entry) {
        return entry instanceof LogEntry.Announced
                ? "announce"
                : entry instanceof LogEntry.Scraped ? "scrape" : "request";
    }

    private String address(Endpoint endpoint) {
        if (!truncateAddresses) {
            return AddressText.of(endpoint);
        }
        return endpoint.isIpv4()
                ? AddressText.of(new Endpoint(0, endpoint.low() & IPV4_NETWORK, 0)) + "/24"
                : AddressText.of(new Endpoint(endpoint.high() & IPV6_NETWORK, 0, 0)) + "/48";
    }

    private static String shortened(String reason) {
        return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
    }
}
