package io.swarmbed.simulator.cli;

import io.swarmbed.engine.client.TorrentHandle;
import io.swarmbed.engine.client.TorrentStatus;
import io.swarmbed.engine.env.BlockStore;
import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.policy.PolicyException;
import io.swarmbed.engine.storage.Allocation;
import io.swarmbed.engine.storage.ContentPlace;
import io.swarmbed.engine.storage.FileStore;
import io.swarmbed.engine.storage.StorageWorkers;
import io.swarmbed.engine.storage.StoreSettings;
import io.swarmbed.engine.storage.SyntheticContent;
import io.swarmbed.engine.storage.SyntheticStore;
import io.swarmbed.simulator.guard.ChosenStrategies;
import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.Distribution;
import io.swarmbed.simulator.scenario.QuantityException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Downloads a torrent. */
@Command(
        name = "download",
        description = "Download a torrent; what is there already is verified and kept.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  swarmbed download x.torrent -d there",
            "  swarmbed download x.torrent -d there --peer 127.0.0.1:7001 --down 10Mbit/s --max-time 5min",
            "  swarmbed download x.torrent -d there --picker sequential --seed-after forever"
        })
final class DownloadCommand extends BaseCommand {
    private static final String FOREVER = "forever";

    @Parameters(index = "0", paramLabel = "TORRENT", description = "The torrent file.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = {"-d", "--directory"},
            paramLabel = "DIR",
            description = "The folder in which the content is put, under the torrent's name; made when it is not there."
                    + " The current one if not given.")
    private Path directory = Path.of("");

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Option(
            names = "--down",
            paramLabel = "RATE",
            converter = QuantityOption.Rate.class,
            description = "Limit of what is received, such as 16Mbit/s; unlimited if not given.")
    private long down = Distribution.UNLIMITED;

    @Option(
            names = "--seed-after",
            paramLabel = "TIME|forever",
            description = "Go on serving after completion, such as 10min; until Ctrl-C with 'forever'.")
    private String seedAfter = "0s";

    @Option(
            names = "--allocation",
            paramLabel = "KIND",
            description = "How room for files is made: ${COMPLETION-CANDIDATES}; the default is sparse.")
    private Allocation allocation = Allocation.SPARSE;

    @Option(
            names = "--max-time",
            paramLabel = "TIME",
            converter = QuantityOption.Time.class,
            description = "Give up after this time, such as 5min, with exit code 1. What has come is kept.")
    private long maxTime = Long.MAX_VALUE;

    @Override
    public Integer call() throws PolicyException, InterruptedException, ExecutionException {
        Metainfo torrent = TorrentFiles.read(file);
        long seedNanos = seedNanos();
        ChosenStrategies strategies = options.strategies();
        CheckProgress check = new CheckProgress();
        BiFunction<StorageWorkers, Executor, BlockStore> store = store(torrent, check);
        StatusLine line = new StatusLine(err(), quiet());
        try (Interrupt interrupt = new Interrupt();
                LivePeer peer = LivePeer.open(options, ClientOptions.limit(down, "--down"))) {
            TorrentHandle handle = peer.add(torrent, strategies, store, line);
            Transfer transfer = new Transfer(handle, torrent.layout().totalLength(), line, check, options.peers());
            return interrupt.exitWith(run(torrent, peer, handle, transfer, interrupt, seedNanos));
        }
    }

    private int run(
            Metainfo torrent,
            LivePeer peer,
            TorrentHandle handle,
            Transfer transfer,
            Interrupt interrupt,
            long seedNanos)
            throws InterruptedException, ExecutionException {
        Transfer.End end;
        TorrentStatus status;
        try {
            end = transfer.await(peer.orTrouble(handle.completion()), interrupt, maxTime);
            if (end == Transfer.End.DONE) {
                long elapsed = transfer.elapsedNanos();
                say("complete: " + torrent + ", "
                        + Quantities.bytes(torrent.layout().totalLength()) + " in " + elapsed / 1_000_000 + " ms");
                long until = seedNanos == Long.MAX_VALUE ? seedNanos : elapsed + seedNanos;
                transfer.await(peer.orTrouble(new CompletableFuture<>()), interrupt, until);
            }
            status = transfer.status();
            handle.stop().get();
        } catch (ExecutionException failed) {
            err().println("swarmbed: " + torrent.name() + ": " + Failures.cause(failed));
            return Swarmbed.FAILED;
        }
        if (!status.complete()) {
            err().println("swarmbed: " + torrent.name() + ": not complete, " + Quantities.bytes(status.bytesLeft())
                    + " missing" + (end == Transfer.End.TIME_UP ? " when the time was up" : "")
                    + "; the same command goes on with it");
        }
        if (json()) {
            Map<String, Object> summary = transfer.summary(status);
            summary.put("infoHash", torrent.infoHash().toString());
            printJson(summary);
        }
        return status.complete() ? Swarmbed.DONE : Swarmbed.FAILED;
    }

    private BiFunction<StorageWorkers, Executor, BlockStore> store(Metainfo torrent, CheckProgress check) {
        StoreSettings settings = StoreSettings.DOWNLOAD.withProgress(check);
        if (options.synthetic()) {
            SyntheticContent formula = TorrentFiles.formula(file, torrent);
            return (workers, peer) -> SyntheticStore.of(torrent, formula, true, workers, peer, settings);
        }
        ContentPlace place = ContentPlace.in(directory, torrent.layout());
        return (workers, peer) -> FileStore.of(torrent, place, allocation, workers, peer, settings);
    }

    private long seedNanos() {
        try {
            return seedAfter.equals(FOREVER) ? Long.MAX_VALUE : Dimension.TIME.parse(seedAfter);
        } catch (QuantityException problem) {
            throw new UserError("--seed-after: '" + seedAfter + "' " + problem.getMessage() + ", or " + FOREVER);
        }
    }
}
