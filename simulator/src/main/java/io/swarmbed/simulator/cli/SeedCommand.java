package io.swarmbed.simulator.cli;

import io.swarmbed.engine.client.TorrentHandle;
import io.swarmbed.engine.client.TorrentStatus;
import io.swarmbed.engine.env.BlockStore;
import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.policy.PolicyException;
import io.swarmbed.engine.policy.StrategyException;
import io.swarmbed.engine.storage.Allocation;
import io.swarmbed.engine.storage.ContentPlace;
import io.swarmbed.engine.storage.FileStore;
import io.swarmbed.engine.storage.StorageWorkers;
import io.swarmbed.engine.storage.StoreSettings;
import io.swarmbed.engine.storage.SyntheticContent;
import io.swarmbed.engine.storage.SyntheticStore;
import io.swarmbed.simulator.guard.ChosenStrategies;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Serves a torrent from files that are complete. */
@Command(
        name = "seed",
        description = "Serve a torrent's content until Ctrl-C.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  swarmbed seed x.torrent some-folder",
            "  swarmbed seed x.torrent some-folder --listen 127.0.0.1:7001 --up 2Mbit/s",
            "  swarmbed seed x.torrent --synthetic --no-tracker --peer 127.0.0.1:7002"
        })
final class SeedCommand extends BaseCommand {
    @Parameters(index = "0", paramLabel = "TORRENT", description = "The torrent file.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PATH",
            description = "The content: the file or folder itself, or the folder in which it is.")
    private @Nullable Path path;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Option(names = "--trust", description = "Take the content for right without hashing it at the start.")
    private boolean trust;

    @Override
    public Integer call() throws PolicyException, InterruptedException, ExecutionException {
        Metainfo torrent = TorrentFiles.read(file);
        ChosenStrategies strategies = options.strategies();
        CheckProgress check = new CheckProgress();
        BiFunction<StorageWorkers, Executor, BlockStore> store = store(torrent, check);
        StatusLine line = new StatusLine(err(), quiet());
        try (Interrupt interrupt = new Interrupt();
                LivePeer peer = LivePeer.open(options, 0)) {
            TorrentHandle handle = peer.add(torrent, strategies, store, line);
            Transfer transfer = new Transfer(handle, torrent.layout().totalLength(), line, check, options.peers());
            Transfer.End end = transfer.await(peer.orTrouble(handle.completion()), interrupt, Long.MAX_VALUE);
            if (end == Transfer.End.DONE) {
                say("seeding " + torrent + " at " + peer.listening() + "; Ctrl-C ends it");
                transfer.await(peer.orTrouble(new CompletableFuture<>()), interrupt, Long.MAX_VALUE);
            }
            TorrentStatus status = transfer.status();
            handle.stop().get();
            say("sent " + Quantities.bytes(status.uploadedBytes()));
            if (json()) {
                Map<String, Object> summary = transfer.summary(status);
                summary.put("infoHash", torrent.infoHash().toString());
                printJson(summary);
            }
            return interrupt.exitWith(end == Transfer.End.DONE ? Swarmbed.DONE : Swarmbed.FAILED);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof StrategyException) {
                err().println("swarmbed: " + torrent.name() + ": " + Failures.cause(failed));
                return Swarmbed.FAILED;
            }
            throw new UserError(file + ": cannot be seeded: " + Failures.cause(failed));
        }
    }

    private BiFunction<StorageWorkers, Executor, BlockStore> store(Metainfo torrent, CheckProgress check) {
        StoreSettings settings = StoreSettings.SEED.withProgress(check);
        if (options.synthetic()) {
            SyntheticContent formula = TorrentFiles.formula(file, torrent);
            return (workers, peer) -> SyntheticStore.of(torrent, formula, true, workers, peer, settings);
        }
        if (path == null) {
            throw new UserError(file + ": where is its content? name the file or folder after the torrent");
        }
        ContentPlace place = TorrentFiles.existing(path, torrent.layout());
        StoreSettings checked = trust ? settings.trusting() : settings;
        return (workers, peer) -> FileStore.of(torrent, place, Allocation.GROW, workers, peer, checked);
    }
}
