package io.swarmbed.simulator.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.env.Observer.Choking;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.random.SeedTree;
import io.swarmbed.engine.wire.CloseReason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is added up as it happens is what a look at every peer would give. */
class GroupTotalsTest {
    private static final int PEERS = 12;
    private static final int PIECES = 5;

    private static final Map<String, ToLongFunction<Model>> METRICS = Map.of(
            "connections", model -> model.choking.size(),
            "leechers", model -> model.complete ? 0 : 1,
            "seeds", model -> model.complete ? 1 : 0,
            "slots_regular", model -> model.slots(Choking.REGULAR),
            "slots_optimistic", model -> model.slots(Choking.OPTIMISTIC),
            "slots_seed", model -> model.slots(Choking.SEED));

    @TempDir
    Path folder;

    /** One peer as it would be looked at. */
    private static final class Model {
        boolean joined;
        boolean left;
        boolean complete;
        long uploaded;
        final Map<Integer, Choking> choking = new TreeMap<>();
        final Map<Integer, Boolean> interested = new TreeMap<>();

        boolean present() {
            return joined && !left;
        }

        long slots(Choking kind) {
            return choking.entrySet().stream()
                    .filter(entry -> entry.getValue() == kind && interested.getOrDefault(entry.getKey(), false))
                    .count();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void totals_are_what_a_sweep_over_all_peers_gives(long seed) {
        RecordedSwarm swarm = new RecordedSwarm(folder, PEERS, PIECES);
        List<Model> models = new ArrayList<>();
        for (int peer = 0; peer < PEERS; peer++) {
            models.add(new Model());
        }
        models.get(0).complete = true;
        RandomStream random = SeedTree.root(seed).stream();
        Map<String, List<String>> expected = new TreeMap<>();
        for (int step = 0; step < 2000; step++) {
            int peer = random.nextInt(PEERS);
            act(swarm, peer, models.get(peer), random);
            if (step % 20 == 0) {
                swarm.at(step).sample();
                String time = Decimals.seconds(step * RecordedSwarm.MILLI) + " ";
                METRICS.forEach((metric, each) -> expected.computeIfAbsent(metric, none -> new ArrayList<>())
                        .add(time + sum(models, each)));
            }
        }
        swarm.end(2000);
        METRICS.keySet()
                .forEach(metric -> assertThat(swarm.samples("all", metric))
                        .as("%s, seed %d", metric, seed)
                        .isEqualTo(expected.get(metric)));
        for (int peer = 0; peer < PEERS; peer++) {
            assertThat(swarm.peer(peer).uploaded()).isEqualTo(models.get(peer).uploaded);
        }
    }

    private static void act(RecordedSwarm swarm, int peer, Model model, RandomStream random) {
        int connection = random.nextInt(9);
        switch (random.nextInt(40)) {
            case 0 -> {
                if (!model.joined && !model.left) {
                    model.joined = true;
                    swarm.join(peer);
                }
            }
            case 1 -> {
                if (random.nextInt(8) == 0) {
                    model.left = true;
                    swarm.peer(peer).leaving();
                }
            }
            case 2 -> {
                if (random.nextInt(4) == 0) {
                    model.complete = true;
                    swarm.peer(peer).completed();
                }
            }
            case 3, 4, 5, 6, 7, 8 -> {
                if (model.choking.putIfAbsent(connection, Choking.CHOKED) == null) {
                    swarm.connect(peer, connection, random.nextInt(PEERS));
                }
            }
            case 9, 10 -> {
                model.choking.remove(connection);
                model.interested.remove(connection);
                swarm.disconnect(peer, connection);
            }
            case 11, 12, 13, 14, 15, 16, 17, 18 -> {
                boolean interested = random.nextInt(3) > 0;
                if (model.choking.containsKey(connection)) {
                    model.interested.put(connection, interested);
                }
                swarm.peer(peer).wanted(connection, interested);
            }
            case 19, 20, 21, 22 -> {
                model.uploaded += 7;
                swarm.peer(peer).blockSent(connection, 0, 0, 7);
            }
            default -> {
                Choking choking = Choking.values()[random.nextInt(4)];
                model.choking.replace(connection, choking);
                swarm.peer(peer).choking(connection, choking);
            }
        }
    }

    private static long sum(List<Model> models, ToLongFunction<Model> each) {
        return models.stream().filter(Model::present).mapToLong(each).sum();
    }

    @Test
    void peers_on_many_threads_that_are_told_to_leave_from_another_leave_nothing_behind() {
        int peers = 64;
        RecordedSwarm swarm = new RecordedSwarm(folder, peers, PIECES);
        for (int peer = 0; peer < peers; peer++) {
            swarm.join(peer);
        }
        swarm.sample();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int peer = 0; peer < peers; peer++) {
                int number = peer;
                all.add(CompletableFuture.runAsync(() -> live(swarm, number, peers), threads));
                all.add(CompletableFuture.runAsync(() -> swarm.peer(number).leaving(), threads));
            }
            for (int sample = 0; sample < 20; sample++) {
                swarm.sample();
            }
            all.forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
        Progress progress = swarm.at(1000).sample();
        assertThat(progress.present()).isZero();
        assertThat(progress.completed()).isEqualTo(peers - 1);
        assertThat(progress.downloadedBytes()).isEqualTo(peers * 2000L * 7);
        swarm.end(1000);
        for (String metric : List.of("connections", "slots_regular", "slots_seed", "leechers", "seeds")) {
            List<String> samples = swarm.samples("all", metric);
            assertThat(samples.get(samples.size() - 1)).isEqualTo("1.000000 0");
        }
        List<String> copies = swarm.samples("all", "availability_max");
        assertThat(copies.get(copies.size() - 1)).isEqualTo("1.000000 0");
        assertThat(swarm.rows("pieces.csv")).hasSize((peers - 1) * PIECES);
        assertThat(swarm.rows("pairs.csv")).extracting(row -> row.split(",")[0]).doesNotHaveDuplicates();
    }

    private static void live(RecordedSwarm swarm, int peer, int peers) {
        for (int connection = 0; connection < 20; connection++) {
            swarm.connect(peer, connection, (peer + 1) % peers);
            swarm.peer(peer).wanted(connection, true);
            swarm.peer(peer).choking(connection, connection % 2 == 0 ? Choking.REGULAR : Choking.SEED);
            for (int block = 0; block < 100; block++) {
                swarm.peer(peer).blockSent(connection, 0, 0, 7);
                swarm.peer(peer).blockReceived(connection, 0, 0, 7, false);
            }
            if (connection % 4 == 0 && peer > 0) {
                swarm.peer(peer).pieceVerified(connection / 4);
            }
        }
        if (peer > 0) {
            swarm.peer(peer).completed();
        }
        for (int connection = 0; connection < 20; connection++) {
            swarm.peer(peer).disconnected(connection, CloseReason.REMOTE);
        }
    }
}
