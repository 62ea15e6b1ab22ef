package io.swarmbed.simulator.cli;

import io.swarmbed.simulator.load.PopulationSettings;
import io.swarmbed.simulator.load.TrafficSettings;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say who announces to a tracker that is measured, and what. */
final class BenchPopulation {
    private static final Pattern POPULARITY = Pattern.compile("uniform|zipf(?::(\\d{1,2}(?:\\.\\d{1,6})?))?");
    private static final Pattern PERCENTAGE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)\\s*%");
    private static final int USUAL_PEERS = 50;

    @Option(names = "--torrents", paramLabel = "N", description = "How many torrents; 1000 if not given.")
    private int torrents = 1000;

    @Option(
            names = "--peers-per-torrent",
            paramLabel = "N",
            description = "How many peers a torrent has on average; 50 if neither this nor --peers is given.")
    private @Nullable Integer peersPerTorrent;

    @Option(
            names = "--peers",
            paramLabel = "N",
            description = "How many peers there are in all torrents together; not with --peers-per-torrent.")
    private @Nullable Integer peers;

    @Option(
            names = "--popularity",
            paramLabel = "LAW",
            description =
                    "How peers spread over torrents: uniform, or zipf[:EXPONENT], where few torrents have most peers "
                            + "(exponent 1 if not given). Uniform if not given.")
    private String popularity = "uniform";

    @Option(names = "--seeds", paramLabel = "SHARE", description = "Share of seeds among the peers; 50%% if not given.")
    private String seeds = "50%";

    @Option(
            names = "--numwant",
            paramLabel = "N",
            description = "How many peers each announce asks for; 50 if not given.")
    private int numWant = 50;

    @Option(
            names = "--scrape-share",
            paramLabel = "SHARE",
            description = "Share of scrapes among the requests; 0%% if not given.")
    private String scrapes = "0%";

    @Option(
            names = "--churn",
            paramLabel = "TIME",
            converter = QuantityOption.Time.class,
            description = "Let peers come and go, each staying this long on average; all stay if not given.")
    private @Nullable Long lifetime;

    @Option(
            names = "--sources",
            paramLabel = "N",
            description =
                    "Source addresses to send from, of 127.0.0.0/8, for a tracker on this machine; 1 if not given.")
    private int sources = 1;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "Seed of everything random, the info-hashes too; 1 if not given.")
    private long seed = 1;

    PopulationSettings settings() {
        if (peers != null && peersPerTorrent != null) {
            throw new UserError("--peers and --peers-per-torrent exclude each other");
        }
        long each = peersPerTorrent != null ? peersPerTorrent : USUAL_PEERS;
        long all = peers != null ? peers : each * torrents;
        return new PopulationSettings(
                seed,
                torrents,
                (int) Math.max(Integer.MIN_VALUE, Math.min(all, Integer.MAX_VALUE)),
                exponent(),
                share("--seeds", seeds),
                sources);
    }

    TrafficSettings traffic() {
        if (lifetime != null && lifetime < 1) {
            throw new UserError("--churn: must be a time above 0");
        }
        return new TrafficSettings(numWant, share("--scrape-share", scrapes), lifetime == null ? 0 : lifetime);
    }

    private double exponent() {
        Matcher matcher = POPULARITY.matcher(popularity);
        if (!matcher.matches()) {
            throw new UserError("--popularity: '" + popularity
                    + "' is none; write uniform, zipf or zipf with an exponent, as zipf:0.8");
        }
        String exponent = matcher.group(1);
        return popularity.equals("uniform") ? 0 : exponent == null ? 1 : Double.parseDouble(exponent);
    }

    private static double share(String option, String text) {
        Matcher matcher = PERCENTAGE.matcher(text);
        if (!matcher.matches() || new BigDecimal(matcher.group(1)).compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new UserError(option + ": '" + text + "' is no share; write a percentage, as 10%");
        }
        return new BigDecimal(matcher.group(1)).movePointLeft(2).doubleValue();
    }
}
