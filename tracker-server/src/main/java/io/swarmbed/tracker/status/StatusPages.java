package io.swarmbed.tracker.status;

import io.swarmbed.tracker.service.Page;
import io.swarmbed.tracker.service.PageRequest;
import io.swarmbed.tracker.service.Pages;
import io.swarmbed.tracker.service.TrackerStats;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The pages {@code /metrics}, {@code /stats}, {@code /stats.json} and {@code /healthz}. A reader that may not read a page
 * is told so. {@code /stats} is a page for people unless the reader asks for JSON.
 */
public final class StatusPages implements Pages {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;

    private final StatusSettings settings;
    private final String version;
    private final Supplier<TrackerStats> stats;
    private final RateHistory announces;

    /**
     * Pages about one tracker.
     *
     * @param version of this program
     * @param stats of that tracker; asked for each page, from any thread, and must not block
     * @param announces is told the number of announces each second
     */
    public StatusPages(StatusSettings settings, String version, Supplier<TrackerStats> stats, RateHistory announces) {
        this.settings = settings;
        this.version = version;
        this.stats = stats;
        this.announces = announces;
    }

    @Override
    public Optional<Page> page(PageRequest request) {
        boolean reader = settings.readers().contains(request.reader());
        return switch (request.path()) {
            case "/healthz" -> Optional.of(reader || settings.healthForAll() ? health() : forbidden());
            case "/metrics" -> Optional.of(reader ? metrics() : forbidden());
            case "/stats" -> Optional.of(reader ? statistics(prefersJson(request.accept())) : forbidden());
            case "/stats.json" -> Optional.of(reader ? statistics(true) : forbidden());
            default -> Optional.empty();
        };
    }

    private Page health() {
        return Health.complaint(stats.get().vitals())
                .map(complaint -> new Page(UNAVAILABLE, TEXT, complaint + "\n"))
                .orElseGet(() -> new Page(OK, TEXT, "ok\n"));
    }

    private Page metrics() {
        return new Page(OK, PrometheusText.CONTENT_TYPE, Metrics.of(stats.get(), version));
    }

    private Page statistics(boolean json) {
        StatusReport report = new StatusReport(version, stats.get(), Rates.of(announces));
        return json
                ? new Page(OK, StatsJson.CONTENT_TYPE, StatsJson.of(report))
                : new Page(OK, StatsHtml.CONTENT_TYPE, StatsHtml.of(report));
    }

    private static Page forbidden() {
        return new Page(FORBIDDEN, TEXT, "This page is for the networks that the tracker's operator names.\n");
    }

    /** Browsers name HTML first, and programs that want JSON do not name HTML at all. */
    private static boolean prefersJson(String accept) {
        return accept.contains(StatsJson.CONTENT_TYPE) && !accept.contains("text/html");
    }
}
