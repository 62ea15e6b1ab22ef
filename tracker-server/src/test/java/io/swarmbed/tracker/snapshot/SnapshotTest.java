package io.swarmbed.tracker.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.tracker.service.SharedRegistry;
import io.swarmbed.tracker.swarm.AnnounceEvent;
import io.swarmbed.tracker.swarm.AnnounceRequest;
import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.SwarmSettings;
import io.swarmbed.tracker.swarm.SwarmVisitor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
    private static final long TAKEN = 1_700_000_000_000L;
    private static final long NOW = 10_000;

    private final SwarmSettings settings = SwarmSettings.defaults();
    private final SharedRegistry registry = new SharedRegistry(settings, 1);

    @Test
    void what_is_written_is_read() throws IOException {
        fill(registry, 300, 40);
        SharedRegistry restored = new SharedRegistry(settings, 2);
        assertThat(read(snapshot(), 0, restored)).isEqualTo(SnapshotReader.Outcome.COMPLETE);
        assertThat(told(restored, NOW)).isEqualTo(told(registry, NOW)).hasSizeGreaterThan(300 * 20);
    }

    @Test
    void a_swarm_too_large_for_one_block_is_read_whole() throws IOException {
        fill(registry, 1, 30_000);
        byte[] snapshot = snapshot();
        assertThat(snapshot.length).isGreaterThan(3 * BlockOutput.MAX_BLOCK / 2);
        SharedRegistry restored = new SharedRegistry(settings, 2);
        assertThat(read(snapshot, 0, restored)).isEqualTo(SnapshotReader.Outcome.COMPLETE);
        assertThat(told(restored, NOW)).isEqualTo(told(registry, NOW));
    }

    @Test
    void peers_expire_when_they_would_have_had_the_tracker_not_been_down() throws IOException {
        announce(registry, 1, 2, NOW - 3000, 0);
        announce(registry, 2, 3, NOW - 3000, 0);
        announce(registry, 1, 1, NOW - 1000, 0);
        SharedRegistry restored = new SharedRegistry(settings, 2);
        assertThat(read(snapshot(), 600, restored)).isEqualTo(SnapshotReader.Outcome.COMPLETE);
        assertThat(restored.census().peers()).isEqualTo(1);
        assertThat(restored.census().torrents()).isEqualTo(1);
        restored.expire(NOW + 1999, 1000);
        assertThat(restored.census().peers()).isEqualTo(1);
        restored.expire(NOW + 2000, 1000);
        assertThat(restored.census().peers()).isZero();
    }

    @Test
    void a_clock_that_was_set_back_makes_nobody_younger() throws IOException {
        announce(registry, 1, 1, NOW - 1000, 0);
        SharedRegistry restored = new SharedRegistry(settings, 2);
        read(snapshot(), -5000, restored);
        assertThat(told(restored, NOW)).isEqualTo(told(registry, NOW));
    }

    @Test
    void a_snapshot_that_breaks_off_anywhere_is_damaged_and_gives_what_is_certain() throws IOException {
        fill(registry, 20, 10);
        byte[] whole = snapshot();
        List<String> all = told(registry, NOW);
        for (int length = 17; length < whole.length; length += 11) {
            SharedRegistry restored = new SharedRegistry(settings, 2);
            assertThat(read(Arrays.copyOf(whole, length), 0, restored)).isEqualTo(SnapshotReader.Outcome.DAMAGED);
            assertThat(all).containsAll(told(restored, NOW));
        }
        assertThat(read(Arrays.copyOf(whole, whole.length + 1), 0, new SharedRegistry(settings, 2)))
                .isEqualTo(SnapshotReader.Outcome.DAMAGED);
    }

    @Test
    void a_snapshot_with_any_bit_turned_is_not_taken_for_whole() throws IOException {
        fill(registry, 5, 5);
        byte[] whole = snapshot();
        for (int bit = 0; bit < whole.length * 8; bit += 7) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            boolean inTime = bit / 8 >= 9 && bit / 8 < 17;
            SnapshotReader.Outcome outcome = read(damaged, 0, new SharedRegistry(settings, 2));
            assertThat(outcome == SnapshotReader.Outcome.COMPLETE).isEqualTo(inTime);
        }
    }

    @Test
    void bytes_of_a_stranger_with_right_checksums_harm_nothing() throws IOException {
        for (int seed = 0; seed < 50; seed++) {
            RandomStream random = new RandomStream(seed);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(Arrays.copyOf(snapshot(), 17));
            BlockOutput output = new BlockOutput(Channels.newChannel(bytes));
            for (int i = 0; i < 2000; i++) {
                int kind = random.nextInt(4);
                int value = kind == 0
                        ? SnapshotFormat.SWARM
                        : kind == 1 ? SnapshotFormat.PEER | random.nextInt(16) << 4 : random.nextInt(256);
                output.room(1).put((byte) value);
            }
            output.end();
            SharedRegistry restored = new SharedRegistry(settings.withLimits(3, 5), 2);
            assertThat(read(bytes.toByteArray(), 0, restored))
                    .as("seed " + seed)
                    .isIn(SnapshotReader.Outcome.DAMAGED, SnapshotReader.Outcome.COMPLETE);
            assertThat(restored.census().peers()).isBetween(0, 5);
        }
    }

    @Test
    void a_keeper_writes_at_its_close_and_restores_at_the_next_start(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("peers");
        fill(registry, 10, 4);
        try (SnapshotKeeper keeper = keeper(file, registry)) {
            keeper.restore();
            keeper.start();
            assertThat(keeper.counts().restoredPeers()).isZero();
        }
        assertThat(folder.toFile().list()).containsExactly("peers");
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        SharedRegistry restored = new SharedRegistry(settings, 2);
        SnapshotKeeper next = new SnapshotKeeper(SnapshotSettings.to(file), restored, () -> NOW, () -> TAKEN + 90_000);
        next.restore();
        int peers = registry.census().peers();
        assertThat(next.restored()).contains(new SnapshotContent(file, 10, peers, Duration.ofSeconds(90)));
        assertThat(next.written()).isEmpty();
        assertThat(next.counts().restoredPeers()).isEqualTo(registry.census().peers());
        next.close();
        assertThat(next.counts().written()).isEqualTo(1);
        assertThat(next.written()).contains(new SnapshotContent(file, 10, peers, Duration.ZERO));
        assertThat(next.counts().last().orElseThrow().bytes()).isEqualTo(Files.size(file));
    }

    @Test
    void a_damaged_snapshot_is_set_aside_and_one_of_another_version_too(@TempDir Path folder) throws Exception {
        fill(registry, 10, 4);
        byte[] whole = snapshot();
        Path file = folder.resolve("peers");
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        restore(file, new SharedRegistry(settings, 2));
        assertThat(folder.toFile().list()).as("without a start").containsExactly("peers");
        SharedRegistry restored = new SharedRegistry(settings, 2);
        start(file, restored);
        assertThat(restored.census().peers()).isEqualTo(registry.census().peers());
        assertThat(folder.toFile().list()).containsExactly("peers.unreadable");
        whole[8] = 9;
        Files.write(file, whole);
        restored = new SharedRegistry(settings, 2);
        start(file, restored);
        assertThat(restored.census().peers()).isZero();
        assertThat(folder.resolve("peers.unreadable")).hasBinaryContent(whole);
    }

    @Test
    void a_file_that_is_no_snapshot_is_not_overwritten(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("thesis.txt"), "ten years of work");
        assertThatThrownBy(() -> restore(file, registry))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("thesis.txt: the file there is no snapshot, and is not overwritten");
        assertThat(file).hasContent("ten years of work");
        Path missing = folder.resolve("no/such/peers");
        assertThatThrownBy(() -> keeper(missing, registry).restore()).hasMessageContaining("there is no directory");
        assertThatThrownBy(() -> keeper(folder, registry).restore()).hasMessageContaining("this is a directory");
    }

    @Test
    void a_second_tracker_does_not_get_the_file_before_the_first_one_has_ended(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("peers");
        fill(registry, 10, 3);
        SnapshotKeeper first = keeper(file, registry);
        first.restore();
        assertThatThrownBy(() -> restore(file, new SharedRegistry(settings, 2)))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("peers: another tracker that is running keeps it; name another file");
        first.close();
        SharedRegistry restored = new SharedRegistry(settings, 2);
        restore(file, restored);
        assertThat(restored.census().peers()).isEqualTo(registry.census().peers());
        assertThat(folder.toFile().list()).containsExactly("peers");
    }

    @Test
    void a_snapshot_that_cannot_be_written_is_counted_and_leaves_the_one_before(@TempDir Path folder) throws Exception {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path file = inner.resolve("peers");
        SnapshotKeeper keeper = keeper(file, registry);
        keeper.restore();
        // A directory with something in it stands where the new snapshot is to be written.
        Files.createDirectories(inner.resolve("peers.new/full"));
        keeper.close();
        assertThat(keeper.counts().failed()).isEqualTo(1);
        assertThat(file).doesNotExist();
    }

    private void restore(Path file, SharedRegistry into) throws SnapshotException {
        SnapshotKeeper keeper = keeper(file, into);
        try {
            keeper.restore();
        } finally {
            keeper.abandon();
        }
    }

    private void start(Path file, SharedRegistry into) throws SnapshotException {
        SnapshotKeeper keeper = keeper(file, into);
        try {
            keeper.restore();
            keeper.start();
        } finally {
            keeper.abandon();
        }
    }

    private SnapshotKeeper keeper(Path file, SharedRegistry of) {
        return new SnapshotKeeper(SnapshotSettings.to(file), of, () -> NOW, () -> TAKEN);
    }

    private byte[] snapshot() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SnapshotWriter.write(registry, TAKEN, NOW, Channels.newChannel(bytes));
        return bytes.toByteArray();
    }

    private static SnapshotReader.Outcome read(byte[] bytes, int laterSeconds, SharedRegistry into) throws IOException {
        return SnapshotReader.read(new ByteArrayInputStream(bytes), TAKEN + laterSeconds * 1000L, into.restorer(NOW));
    }

    /** Torrents with peers of both families, some seeds, all of different ages. */
    private static void fill(SharedRegistry registry, int torrents, int peers) {
        int number = 0;
        for (long second = NOW - 1000; second <= NOW; second += 250) {
            for (int torrent = 0; torrent < torrents; torrent++) {
                for (int peer = 0; peer < peers / 4; peer++) {
                    announce(registry, torrent, number++, second, peer % 3);
                }
            }
        }
    }

    private static void announce(SharedRegistry registry, int torrent, int number, long second, int left) {
        Endpoint endpoint = number % 4 == 3
                ? new Endpoint(0x2001_0DB8L << 32, number, 6881)
                : Endpoint.ofIpv4(0x0A000000 + number, 1024 + number % 1000);
        AnnounceEvent event = left == 0 ? AnnounceEvent.COMPLETED : AnnounceEvent.STARTED;
        byte[] id = new byte[PeerId.LENGTH];
        Arrays.fill(id, (byte) number);
        registry.announce(
                new AnnounceRequest(new InfoHash(7, 7, torrent), endpoint, PeerId.of(id), left, event, 0),
                second,
                new RandomStream(1));
    }

    private static List<String> told(SharedRegistry registry, long nowSeconds) {
        List<String> told = new ArrayList<>();
        registry.visit(
                nowSeconds,
                new SwarmVisitor() {
                    private String swarm = "";

                    @Override
                    public void swarm(InfoHash infoHash, int downloaded, int idleSeconds) {
                        swarm = infoHash + " " + downloaded + " " + idleSeconds;
                    }

                    @Override
                    public void peer(Endpoint endpoint, boolean seed, boolean counted, int age, Optional<PeerId> id) {
                        told.add(swarm + " " + endpoint + " " + seed + " " + counted + " " + age + " " + id);
                    }

                    @Override
                    public void done() {
                        Collections.sort(told);
                    }
                },
                () -> {});
        return told;
    }
}
