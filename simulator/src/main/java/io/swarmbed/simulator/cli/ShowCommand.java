package io.swarmbed.simulator.cli;

import io.swarmbed.engine.meta.FileLayout;
import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.tracker.Scrape;
import io.swarmbed.engine.tracker.ScrapeOutcome;
import io.swarmbed.simulator.scenario.Dimension;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a torrent file says. */
@Command(
        name = "show",
        description = "Show what a torrent file says, and what its trackers know of it.",
        footerHeading = "%nExamples:%n",
        footer = {"  swarmbed show x.torrent", "  swarmbed show x.torrent --scrape", "  swarmbed show x.torrent --json"
        })
final class ShowCommand extends BaseCommand {
    @Parameters(paramLabel = "TORRENT", description = "The torrent file.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--scrape", description = "Ask the trackers how many peers there are.")
    private boolean scrape;

    @Override
    public Integer call() throws InterruptedException {
        Metainfo torrent = TorrentFiles.read(file);
        Map<String, ScrapeOutcome> scrapes = scrape ? TrackerScrape.ask(torrent) : Map.of();
        if (json()) {
            Map<String, Object> facts = TorrentFacts.of(torrent);
            if (scrape) {
                facts.put("scrape", scrapeFacts(torrent, scrapes));
            }
            printJson(facts);
        } else {
            print(torrent);
            scrapes.forEach((url, outcome) -> row("scrape", url + ": " + words(torrent, outcome)));
        }
        boolean answered =
                scrapes.isEmpty() || scrapes.values().stream().anyMatch(ScrapeOutcome.Success.class::isInstance);
        return answered ? Swarmbed.DONE : Swarmbed.FAILED;
    }

    private void print(Metainfo torrent) {
        FileLayout layout = torrent.layout();
        row("name", torrent.name());
        row("info-hash", torrent.infoHash().toString());
        row("size", Quantities.bytes(layout.totalLength()) + " (" + layout.totalLength() + " bytes)");
        row(
                "pieces",
                torrent.geometry().pieceCount() + " of "
                        + Dimension.SIZE.format(torrent.geometry().pieceLength()));
        row("private", torrent.isPrivate() ? "yes" : "no");
        List<List<String>> tiers = torrent.trackerTiers();
        for (int tier = 0; tier < tiers.size(); tier++) {
            row("tracker", "tier " + (tier + 1) + ": " + String.join(", ", tiers.get(tier)));
        }
        torrent.comment().ifPresent(text -> row("comment", text.replaceAll("\\s+", " ")));
        torrent.createdBy().ifPresent(program -> row("created by", program.replaceAll("\\s+", " ")));
        torrent.creationDate().ifPresent(seconds -> row("created", TorrentFacts.date(seconds)));
        for (FileLayout.Entry entry : TorrentFacts.files(torrent)) {
            row("file", entry.path() + "  " + Quantities.bytes(entry.length()));
        }
    }

    private void row(String name, String value) {
        say(name + " ".repeat(12 - name.length()) + value);
    }

    private static String words(Metainfo torrent, ScrapeOutcome outcome) {
        if (outcome instanceof ScrapeOutcome.Success success) {
            Scrape counts = success.torrents().get(torrent.infoHash());
            return counts == null
                    ? "does not know the torrent"
                    : Quantities.count(counts.seeders(), "seed") + ", " + Quantities.count(counts.leechers(), "leecher")
                            + ", " + counts.completed() + " completed";
        }
        return outcome instanceof ScrapeOutcome.Failure failure ? "no answer: " + failure.reason() : "";
    }

    private static Map<String, Object> scrapeFacts(Metainfo torrent, Map<String, ScrapeOutcome> scrapes) {
        Map<String, Object> facts = new LinkedHashMap<>();
        scrapes.forEach((url, outcome) -> {
            Map<String, Object> fact = new LinkedHashMap<>();
            if (outcome instanceof ScrapeOutcome.Success success) {
                Scrape counts = success.torrents().getOrDefault(torrent.infoHash(), new Scrape(0, 0, 0));
                fact.put("seeders", counts.seeders());
                fact.put("leechers", counts.leechers());
                fact.put("completed", counts.completed());
            } else if (outcome instanceof ScrapeOutcome.Failure failure) {
                fact.put("failure", failure.reason());
            }
            facts.put(url, fact);
        });
        return facts;
    }
}
