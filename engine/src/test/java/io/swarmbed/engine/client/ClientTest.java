package io.swarmbed.engine.client;

import static io.swarmbed.engine.client.Lab.await;
import static io.swarmbed.engine.client.Lab.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.engine.env.BlockStore;
import io.swarmbed.engine.env.Observer;
import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.net.ListenException;
import io.swarmbed.engine.net.NetworkSettings;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.storage.Allocation;
import io.swarmbed.engine.storage.ContentCheck;
import io.swarmbed.engine.storage.ContentPlace;
import io.swarmbed.engine.storage.CreationOptions;
import io.swarmbed.engine.storage.FileStore;
import io.swarmbed.engine.storage.Progress;
import io.swarmbed.engine.storage.StoreSettings;
import io.swarmbed.engine.storage.SyntheticContent;
import io.swarmbed.engine.storage.SyntheticStore;
import io.swarmbed.engine.storage.TorrentCreator;
import io.swarmbed.engine.wire.CloseReason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ClientTest {
    private final Lab lab = new Lab();

    @TempDir
    Path folder;

    @AfterEach
    void nothing_is_left() throws Exception {
        lab.close();
    }

    private Metainfo files(String name, int... lengths) throws IOException {
        RandomStream random = new RandomStream(7);
        Path content = Files.createDirectories(folder.resolve(name).resolve("nested"));
        for (int length : lengths) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            Files.write(content.resolve(length + ".bin"), bytes);
        }
        return TorrentCreator.create(
                folder.resolve(name), CreationOptions.DEFAULT.withPieceLength(64 << 10), Progress.NONE);
    }

    private Function<Executor, BlockStore> seedFiles(Metainfo torrent) {
        ContentPlace place = ContentPlace.in(folder, torrent.layout());
        return peer -> FileStore.of(torrent, place, Allocation.SPARSE, lab.workers(), peer, StoreSettings.SEED);
    }

    private Function<Executor, BlockStore> download(Metainfo torrent, Path into) {
        ContentPlace place = ContentPlace.in(into, torrent.layout());
        return peer -> FileStore.of(torrent, place, Allocation.SPARSE, lab.workers(), peer, StoreSettings.DOWNLOAD);
    }

    private Function<Executor, BlockStore> synthetic(Metainfo torrent, StoreSettings settings) {
        SyntheticContent content = SyntheticContent.of(torrent).orElseThrow();
        return peer -> SyntheticStore.of(torrent, content, true, lab.workers(), peer, settings);
    }

    private static Metainfo syntheticTorrent(long length) throws IOException {
        return TorrentCreator.synthetic(
                new SyntheticContent(length, 3), CreationOptions.DEFAULT.withPieceLength(128 << 10), Progress.NONE);
    }

    private void assertSame(Metainfo torrent, Path copy) throws Exception {
        ContentPlace place = ContentPlace.in(copy, torrent.layout());
        assertThat(ContentCheck.files(torrent, place, lab.workers(), Progress.NONE)
                        .isEmpty())
                .isTrue();
    }

    private TorrentHandle transfer(Client seed, Client leecher, Metainfo torrent, Path into) throws Exception {
        TorrentHandle source = seed.add(torrent.torrent(), options(seedFiles(torrent)));
        await(source.completion());
        TorrentHandle copy = leecher.add(torrent.torrent(), options(download(torrent, into)));
        copy.addPeer(seed.listening());
        await(copy.completion());
        return copy;
    }

    @Test
    void a_leecher_gets_every_file_of_a_seed() throws Exception {
        Metainfo torrent = files("several", 1, 300_000, 777_777, 0, 65_536);
        Path into = folder.resolve("copy");
        TorrentHandle copy = transfer(lab.client(1), lab.client(2), torrent, into);
        TorrentStatus status = await(copy.status());
        assertThat(status.complete()).isTrue();
        assertThat(status.bytesLeft()).isZero();
        assertThat(status.downloadedBytes()).isEqualTo(torrent.layout().totalLength());
        assertThat(status.wastedBytes()).isZero();
        await(copy.stop());
        assertSame(torrent, into);
        assertThat(into.resolve("several/nested/777777.bin"))
                .hasSameBinaryContentAs(folder.resolve("several/nested/777777.bin"));
    }

    @Test
    void limits_and_latency_shape_a_transfer() throws Exception {
        Metainfo torrent = files("shaped", 1_000_000);
        Client seed = lab.client(
                1,
                settings -> new ClientSettings(
                        settings.network().withLatencyNanos(remote -> 20_000_000),
                        2_000_000,
                        0,
                        settings.peerId(),
                        settings.seeds()));
        Client leecher = lab.client(
                2,
                settings -> new ClientSettings(
                        settings.network().withLatencyNanos(remote -> 20_000_000),
                        0,
                        4_000_000,
                        settings.peerId(),
                        settings.seeds()));
        long start = System.nanoTime();
        TorrentHandle copy = transfer(seed, leecher, torrent, folder.resolve("copy"));
        assertThat(System.nanoTime() - start)
                .as("nanoseconds for 1 MB at 2 MB/s")
                .isGreaterThan(400_000_000);
        await(copy.stop());
        assertSame(torrent, folder.resolve("copy"));
    }

    @Test
    void an_interrupted_download_goes_on_where_it_was() throws Exception {
        Metainfo torrent = files("resumed", 1_500_000);
        Path into = folder.resolve("copy");
        Client seed = lab.client(1);
        await(transfer(seed, lab.client(2), torrent, into).stop());
        try (RandomAccessFile file =
                new RandomAccessFile(into.resolve("resumed/nested/1500000.bin").toFile(), "rw")) {
            file.seek(70_000);
            file.write(0);
            file.write(1);
        }
        Client again = lab.client(3);
        TorrentHandle copy = again.add(torrent.torrent(), options(download(torrent, into)));
        copy.addPeer(seed.listening());
        await(copy.completion());
        assertThat(await(copy.status()).downloadedBytes())
                .isEqualTo(torrent.geometry().pieceLength(1));
        await(copy.stop());
        assertSame(torrent, into);
    }

    @Test
    void synthetic_content_is_verified_and_serves_many() throws Exception {
        Metainfo torrent = syntheticTorrent(5_000_001);
        Client seed = lab.client(1);
        await(seed.add(torrent.torrent(), options(synthetic(torrent, StoreSettings.SEED)))
                .completion());
        List<TorrentHandle> copies = new ArrayList<>();
        Client previous = seed;
        for (int n = 2; n < 7; n++) {
            Client leecher = lab.client(n);
            TorrentHandle copy = leecher.add(torrent.torrent(), options(synthetic(torrent, StoreSettings.DOWNLOAD)));
            copy.addPeer(seed.listening());
            copy.addPeer(previous.listening());
            copies.add(copy);
            previous = leecher;
        }
        for (TorrentHandle copy : copies) {
            await(copy.completion());
        }
    }

    @Test
    void a_client_serves_several_torrents_at_one_port() throws Exception {
        Metainfo first = files("first", 200_000);
        Metainfo second = files("second", 300_000);
        Client seed = lab.client(1);
        Client leecher = lab.client(2);
        transfer(seed, leecher, first, folder.resolve("copy"));
        transfer(seed, leecher, second, folder.resolve("copy"));
        assertSame(first, folder.resolve("copy"));
        assertSame(second, folder.resolve("copy"));
    }

    @Test
    void a_stopped_torrent_is_no_longer_served_and_may_be_added_again() throws Exception {
        Metainfo torrent = files("again", 200_000);
        Client seed = lab.client(1);
        TorrentHandle source = seed.add(torrent.torrent(), options(seedFiles(torrent)));
        await(source.completion());
        await(source.stop());
        CompletableFuture<CloseReason> refused = new CompletableFuture<>();
        TorrentHandle copy = lab.client(2)
                .add(torrent.torrent(), options(download(torrent, folder.resolve("copy")), new Observer() {
                    @Override
                    public void dialFailed(io.swarmbed.engine.wire.PeerAddress remote, CloseReason reason) {
                        refused.complete(reason);
                    }
                }));
        copy.addPeer(seed.listening());
        assertThat(await(refused).kind()).isEqualTo(CloseReason.Kind.REMOTE);
        await(seed.add(torrent.torrent(), options(seedFiles(torrent))).completion());
    }

    @Test
    void the_status_can_be_asked_before_the_store_is_open() throws Exception {
        Metainfo torrent = syntheticTorrent(1_000_000);
        TorrentHandle handle =
                lab.client(1).add(torrent.torrent(), options(synthetic(torrent, StoreSettings.DOWNLOAD)));
        TorrentStatus status = await(handle.status());
        assertThat(status.verifiedPieces()).isZero();
        assertThat(status.bytesLeft()).isEqualTo(1_000_000);
    }

    @Test
    void a_seed_without_its_content_fails_with_a_line() throws Exception {
        Metainfo torrent = files("lost", 200_000);
        Files.delete(folder.resolve("lost/nested/200000.bin"));
        TorrentHandle handle = lab.client(1).add(torrent.torrent(), options(seedFiles(torrent)));
        assertThatThrownBy(() -> await(handle.completion()))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(TorrentFailedException.class)
                .hasMessageContaining("200000.bin");
    }

    @Test
    void a_port_in_use_is_told_with_a_remedy() throws Exception {
        NetworkSettings taken = NetworkSettings.listeningOn(lab.client(1).listening());
        assertThatThrownBy(() ->
                        lab.client(2, settings -> new ClientSettings(taken, 0, 0, settings.peerId(), settings.seeds())))
                .cause()
                .isInstanceOf(ListenException.class)
                .hasMessageContaining("in use");
    }
}
