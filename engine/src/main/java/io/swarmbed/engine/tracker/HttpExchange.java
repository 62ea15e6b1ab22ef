package io.swarmbed.engine.tracker;

import io.swarmbed.engine.env.Alarm;
import java.net.URI;
import java.util.function.Consumer;

/** One request to one HTTP tracker, through its redirects, to a reply or a failure. */
final class HttpExchange {
    private static final int MOST_REDIRECTS = 5;

    private final HttpTrackerClient client;
    private final Consumer<HttpTransport.Result> result;
    private final Alarm deadline;
    private Runnable cancel = () -> {};
    private int redirects;
    private boolean done;

    /** An exchange whose result is a failure, or a reply that is not a redirect. */
    HttpExchange(HttpTrackerClient client, Consumer<HttpTransport.Result> result) {
        this.client = client;
        this.result = result;
        this.deadline = client.alarms().alarm(this::tooLate);
    }

    void start(TrackerUrl url, String target) {
        deadline.at(client.clock().nanos() + client.timeoutNanos());
        request(url, target);
    }

    void fail(String reason) {
        finish(new HttpTransport.Result.Failed(reason));
    }

    private void request(TrackerUrl url, String target) {
        client.resolver().resolve(url.host(), url.port(), resolution -> {
            if (done) {
                return;
            }
            if (resolution.addresses().isEmpty()) {
                fail(resolution.problem());
            } else {
                cancel = client.transport()
                        .get(url, target, resolution.addresses(), reply -> answered(url, target, reply));
            }
        });
    }

    private void answered(TrackerUrl url, String target, HttpTransport.Result reply) {
        if (done) {
            return;
        }
        if (reply instanceof HttpTransport.Result.Reply moved
                && isRedirect(moved.status())
                && moved.location().isPresent()) {
            redirect(url, target, moved.location().get());
        } else {
            finish(reply);
        }
    }

    private void redirect(TrackerUrl from, String target, String location) {
        if (++redirects > MOST_REDIRECTS) {
            fail("more than " + MOST_REDIRECTS + " redirects");
            return;
        }
        try {
            String base = from.scheme() + "://" + from.hostHeader();
            TrackerUrl to =
                    TrackerUrl.parse(URI.create(base + target).resolve(location).toString());
            if (to.scheme() == TrackerUrl.Scheme.UDP) {
                fail("a redirect from HTTP to UDP");
            } else {
                request(to, to.target().startsWith("/") ? to.target() : "/" + to.target());
            }
        } catch (IllegalArgumentException e) {
            fail("a redirect to nowhere: " + ForeignText.line(location));
        }
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private void tooLate() {
        fail("no answer within " + client.timeoutNanos() / 1_000_000_000L + " s");
    }

    private void finish(HttpTransport.Result outcome) {
        if (!done) {
            done = true;
            deadline.cancel();
            cancel.run();
            client.ended(this);
            result.accept(outcome);
        }
    }
}
