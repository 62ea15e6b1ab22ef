package io.swarmbed.simulator.tracker;

import io.swarmbed.simulator.scenario.yaml.Fields;
import io.swarmbed.simulator.scenario.yaml.Value;
import io.swarmbed.tracker.http.HttpLimits;
import io.swarmbed.tracker.http.HttpSettings;
import io.swarmbed.tracker.http.ProxySettings;
import io.swarmbed.tracker.http.TlsSettings;
import io.swarmbed.tracker.net.Networks;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what the HTTP front end grants a stranger, and which proxies it believes. */
final class HttpReader {
    private static final int LEAST_BYTES = 64;
    private static final int MOST_BYTES = 1 << 20;
    private static final int HOUR = 3600;
    private static final String TLS_FORM = "{certificates: fullchain.pem, key: privkey.pem} or off";
    private static final int MOST_CONNECTIONS = 10_000_000;

    HttpSettings read(Fields fields) {
        HttpLimits usual = HttpLimits.defaults();
        HttpLimits limits = new HttpLimits(
                Values.bytes(fields.value("request-line"), LEAST_BYTES, MOST_BYTES, usual.maxRequestLineBytes()),
                Values.bytes(fields.value("headers"), LEAST_BYTES, MOST_BYTES, usual.maxHeaderBytes()),
                Values.seconds(fields.value("request"), 1, HOUR, usual.headSeconds()),
                Values.seconds(fields.value("idle"), 1, HOUR, usual.idleSeconds()),
                Values.seconds(fields.value("unread"), 1, HOUR, usual.writeSeconds()),
                (int) fields.value("connections").whole(1, MOST_CONNECTIONS, usual.maxConnections()),
                (int) fields.value("connections-per-address")
                        .whole(1, MOST_CONNECTIONS, usual.maxConnectionsPerAddress()));
        Networks proxies = Values.networks(fields.value("proxies"), Networks.NONE);
        ProxySettings.Header header = header(fields.value("proxy-header"));
        Optional<TlsSettings> tls = tls(fields.value("tls"));
        fields.done();
        return new HttpSettings(limits, new ProxySettings(proxies, header), tls);
    }

    private static Optional<TlsSettings> tls(Value value) {
        if (!value.present() || Values.isOff(value)) {
            return Optional.empty();
        }
        Fields fields = value.fields(TLS_FORM);
        Optional<Path> certificates = fields.value("certificates").file();
        Optional<Path> key = fields.value("key").file();
        fields.done();
        if (value.isMapping() && (certificates.isEmpty() || key.isEmpty())) {
            value.problem("needs both 'certificates' and 'key'; write " + TLS_FORM);
        }
        return certificates.flatMap(chain -> key.map(secret -> new TlsSettings(chain, secret)));
    }

    private static ProxySettings.Header header(Value value) {
        ProxySettings.Header[] headers = ProxySettings.Header.values();
        String all = Arrays.stream(headers).map(HttpReader::word).collect(Collectors.joining(" or "));
        Optional<String> text = value.present() ? value.scalar(all) : Optional.empty();
        for (ProxySettings.Header header : headers) {
            if (text.isPresent() && text.get().toLowerCase(Locale.ROOT).equals(word(header))) {
                return header;
            }
        }
        text.ifPresent(unknown -> value.problem("'" + unknown + "' is no header that proxies set; write " + all));
        return ProxySettings.NONE.header();
    }

    private static String word(ProxySettings.Header header) {
        return header.text().toLowerCase(Locale.ROOT);
    }
}
