package io.swarmbed.engine.tracker;

import io.swarmbed.engine.bencode.BBytes;
import io.swarmbed.engine.env.Alarms;
import io.swarmbed.engine.env.AnnounceOutcome;
import io.swarmbed.engine.env.AnnounceRequest;
import io.swarmbed.engine.env.Clock;
import io.swarmbed.engine.meta.InfoHash;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speaks to HTTP and HTTPS trackers (BEP 3, 7, 23, 48). */
final class HttpTrackerClient implements TrackerClient {
    private static final Logger LOG = LoggerFactory.getLogger(HttpTrackerClient.class);

    private final HttpTransport transport;
    private final HostResolver resolver;
    private final Clock clock;
    private final Alarms alarms;
    private final long timeoutNanos;
    private final Set<HttpExchange> exchanges = new LinkedHashSet<>();
    private boolean closed;

    /**
     * A client without exchanges.
     *
     * @param timeoutNanos for the whole of a request: looking up the name, connecting, redirects and reply
     */
    HttpTrackerClient(HttpTransport transport, HostResolver resolver, Clock clock, Alarms alarms, long timeoutNanos) {
        this.transport = transport;
        this.resolver = resolver;
        this.clock = clock;
        this.alarms = alarms;
        this.timeoutNanos = timeoutNanos;
    }

    @Override
    public void announce(TrackerUrl tracker, AnnounceRequest request, Consumer<AnnounceOutcome> outcome) {
        start(tracker, HttpQuery.announce(tracker, request), result -> {
            try {
                byte[] body = body(result).toByteArray();
                AnnounceOutcome answer = HttpReplies.announce(body);
                HttpReplies.warning(body).ifPresent(warning -> LOG.info("{} warns: {}", tracker, warning));
                outcome.accept(answer);
            } catch (BadReplyException e) {
                outcome.accept(new AnnounceOutcome.Failure(e.reason()));
            }
        });
    }

    @Override
    public void scrape(TrackerUrl tracker, List<InfoHash> torrents, Consumer<ScrapeOutcome> outcome) {
        Optional<TrackerUrl> url = tracker.scrapeUrl();
        if (url.isEmpty()) {
            outcome.accept(
                    new ScrapeOutcome.Failure("its URL does not end in /announce, so that it cannot be scraped"));
            return;
        }
        start(url.get(), HttpQuery.scrape(url.get(), torrents), result -> {
            try {
                outcome.accept(HttpReplies.scrape(body(result).toByteArray(), torrents));
            } catch (BadReplyException e) {
                outcome.accept(new ScrapeOutcome.Failure(e.reason()));
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        List.copyOf(exchanges).forEach(exchange -> exchange.fail("the peer is closing"));
        transport.close();
    }

    Clock clock() {
        return clock;
    }

    Alarms alarms() {
        return alarms;
    }

    HostResolver resolver() {
        return resolver;
    }

    HttpTransport transport() {
        return transport;
    }

    long timeoutNanos() {
        return timeoutNanos;
    }

    void ended(HttpExchange exchange) {
        exchanges.remove(exchange);
    }

    private void start(TrackerUrl url, String target, Consumer<HttpTransport.Result> result) {
        HttpExchange exchange = new HttpExchange(this, result);
        exchanges.add(exchange);
        if (closed) {
            exchange.fail("the peer is closing");
        } else {
            exchange.start(url, target);
        }
    }

    private static BBytes body(HttpTransport.Result result) throws BadReplyException {
        if (result instanceof HttpTransport.Result.Failed failed) {
            throw new BadReplyException(failed.reason());
        }
        HttpTransport.Result.Reply reply = (HttpTransport.Result.Reply) result;
        if (reply.status() != 200) {
            Optional<String> said = HttpReplies.failure(reply.body().toByteArray());
            throw new BadReplyException("HTTP status " + reply.status()
                    + said.map(why -> ": " + why).orElse(""));
        }
        return reply.body();
    }
}
