package io.swarmbed.simulator.world.loopback;

import io.swarmbed.engine.meta.FileLayout;
import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.storage.Allocation;
import io.swarmbed.engine.storage.ContentPlace;
import io.swarmbed.engine.storage.FileStore;
import io.swarmbed.engine.storage.MemoryContent;
import io.swarmbed.engine.storage.MemoryStore;
import io.swarmbed.engine.storage.PieceStore;
import io.swarmbed.engine.storage.Progress;
import io.swarmbed.engine.storage.StorageWorkers;
import io.swarmbed.engine.storage.StoreSettings;
import io.swarmbed.engine.storage.SyntheticContent;
import io.swarmbed.engine.storage.SyntheticStore;
import io.swarmbed.simulator.scenario.Content;
import io.swarmbed.simulator.scenario.StoreKind;
import io.swarmbed.simulator.scenario.plan.PeerPlan;
import io.swarmbed.simulator.world.SwarmRun;
import io.swarmbed.simulator.world.WorldException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the store of each peer. Files of leechers are kept in a scratch folder that is removed after the run. */
final class ContentStores implements AutoCloseable {
    private final Metainfo metainfo;
    private final Content content;
    private final Path scratch;
    private final StorageWorkers workers;
    private final Optional<SyntheticContent> formula;
    private final @Nullable MemoryContent memory;
    private final ContentPlace origin;

    ContentStores(SwarmRun run, StorageWorkers workers) throws WorldException {
        this.metainfo = run.metainfo();
        this.content = run.scenario().content();
        this.scratch = run.scratch();
        this.workers = workers;
        this.formula = content instanceof Content.Synthetic synthetic
                ? Optional.of(new SyntheticContent(synthetic.sizeBytes(), synthetic.seed()))
                : Optional.empty();
        try {
            this.origin = origin(run);
            this.memory = seedsIn(run, StoreKind.MEMORY) ? load() : null;
        } catch (IOException e) {
            remove(scratch);
            throw new WorldException("the content cannot be prepared: " + e.getMessage(), e);
        }
    }

    private static boolean seedsIn(SwarmRun run, StoreKind kind) {
        return run.scenario().peers().stream().anyMatch(group -> group.complete() && group.store() == kind);
    }

    private ContentPlace origin(SwarmRun run) throws IOException {
        if (content instanceof Content.Files files) {
            return ContentPlace.at(files.path(), metainfo.layout());
        }
        Path folder = scratch.resolve("origin");
        if (seedsIn(run, StoreKind.FILE)) {
            Files.createDirectories(folder);
            formula.orElseThrow().write(folder, Progress.NONE);
        }
        return ContentPlace.in(folder, metainfo.layout());
    }

    private MemoryContent load() throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocateDirect(Math.toIntExact(metainfo.geometry().totalLength()));
        if (formula.isPresent()) {
            formula.get().fill(0, bytes);
        } else {
            Path top = ((Content.Files) content).path();
            metainfo.layout().slices(0, bytes.capacity(), (index, entryOffset, rangeOffset, length) -> {
                FileLayout.Entry entry = metainfo.layout().entries().get(index);
                Path file = metainfo.layout().isFolder() ? top.resolve(entry.givenPath()) : top;
                bytes.position(rangeOffset).limit(rangeOffset + length);
                if (!entry.padding()) {
                    readFully(file, bytes);
                }
            });
        }
        return MemoryContent.copyOf(bytes.clear(), metainfo.geometry());
    }

    private static void readFully(Path file, ByteBuffer into) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            int read = 0;
            while (into.hasRemaining() && read >= 0) {
                read = channel.read(into);
            }
        }
    }

    /** The store of this peer, which answers through the executor. */
    PieceStore store(PeerPlan peer, Executor peerThread) {
        boolean seed = peer.complete();
        StoreSettings settings = seed ? StoreSettings.SEED : StoreSettings.DOWNLOAD;
        return switch (peer.group().store()) {
            case SYNTHETIC ->
                SyntheticStore.of(
                        metainfo, formula.orElseThrow(), peer.group().verify(), workers, peerThread, settings);
            case MEMORY ->
                memory != null && seed
                        ? MemoryStore.seed(metainfo, workers, peerThread, settings, memory)
                        : MemoryStore.empty(metainfo, workers, peerThread, settings, Long.MAX_VALUE);
            case FILE -> {
                ContentPlace place = seed ? origin : ContentPlace.in(folder(peer), metainfo.layout());
                yield FileStore.of(metainfo, place, Allocation.SPARSE, workers, peerThread, settings);
            }
        };
    }

    private Path folder(PeerPlan peer) {
        return scratch.resolve(peer.name());
    }

    /** Removes the scratch folder. */
    @Override
    public void close() {
        remove(scratch);
    }

    private static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder + ": " + e.getMessage(), e);
        }
    }
}
