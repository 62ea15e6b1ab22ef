package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.core.SessionSettings.Extensions;
import io.swarmbed.engine.virtual.AccessLink;
import io.swarmbed.engine.virtual.StoreTiming;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.ExtendedHandshake;
import io.swarmbed.engine.wire.Payload;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that must hold of a session is recomputed after every single event of swarms with all sorts of trouble. */
class InvariantsTest {
    private static final int KIB = 1024;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void hold_after_every_event_of_a_troubled_swarm(long seed) {
        Random random = new Random(seed);
        Swarm swarm = new Swarm(seed, 1_000_000 + random.nextInt(200_000), 64 * KIB);
        swarm.tracker.intervalSeconds = 10;
        swarm.seed();
        for (int i = 0; i < 6; i++) {
            boolean polluter = random.nextInt(5) == 0;
            double share = random.nextDouble();
            long bytesPerSecond = random.nextInt(3) == 0 ? 0 : (5 + random.nextInt(200)) * KIB;
            AccessLink link = new AccessLink(bytesPerSecond, 0, random.nextInt(50_000_000));
            Extensions extensions = new Extensions(random.nextBoolean(), random.nextBoolean(), true, true);
            swarm.leecher(options -> {
                options.link = link;
                options.timing = new StoreTiming(random.nextInt(2) * 3_000_000L, random.nextInt(2) * 10_000_000L);
                options.settings(s -> s.withExtensions(extensions).withSlots(1 + random.nextInt(4)));
                if (polluter) {
                    options.store = store -> store.corruptWhen((piece, begin) -> random.nextDouble() < share);
                }
            });
        }
        boolean complete = false;
        for (int second = 0; second < 200 && !complete; second++) {
            complete = swarm.runChecked(() -> swarm.peers.stream().allMatch(peer -> peer.session.isComplete()), 1);
            if (random.nextInt(15) == 0 && swarm.peers.size() > 3) {
                swarm.peers.remove(1 + random.nextInt(swarm.peers.size() - 1)).leave();
            }
            if (random.nextInt(10) == 0) {
                swarm.peers.get(random.nextInt(swarm.peers.size())).store.congest();
            }
            if (random.nextInt(4) == 0) {
                swarm.peers.forEach(peer -> peer.store.drain());
            }
        }
        swarm.peers.forEach(peer -> peer.store.drain());
        swarm.stopAndCheckTokens();
    }

    /** A stranger calls any verb with any numbers, mostly such as make sense. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
    void hold_whatever_a_peer_sends(long seed) {
        Random random = new Random(seed);
        Swarm swarm = new Swarm(seed, 600_000, 32 * KIB);
        swarm.seed();
        Swarm.Peer victim = swarm.leecher();
        Stranger[] strangers = new Stranger[4];
        for (int i = 0; i < strangers.length; i++) {
            strangers[i] = new Stranger(swarm, random.nextInt(4) > 0);
        }
        int talked = 0;
        for (int i = 0; i < 4000; i++) {
            int who = random.nextInt(strangers.length);
            if (!strangers[who].connected() || strangers[who].closed()) {
                strangers[who] = new Stranger(swarm, random.nextInt(4) > 0).dial(victim);
            } else {
                talked++;
                say(strangers[who], swarm, random);
            }
            boolean checked = i % 10 == 0;
            if (checked) {
                swarm.runChecked(() -> false, 0);
            }
            swarm.runFor(random.nextInt(20_000_000));
        }
        assertThat(talked).isGreaterThan(500);
        assertThat(victim.session.downloadedBytes())
                .isGreaterThanOrEqualTo(victim.session.wastedBytes() + 600_000 - victim.session.bytesLeft());
        swarm.stopAndCheckTokens();
    }

    private static void say(Stranger stranger, Swarm swarm, Random random) {
        int pieces = swarm.torrent.geometry().pieceCount();
        int piece = random.nextInt(400) == 0 ? random.nextInt() : random.nextInt(pieces);
        int begin = random.nextInt(100) == 0 ? random.nextInt() : random.nextInt(2) * 16 * KIB;
        int length = random.nextInt(100) == 0 ? random.nextInt() : 16 * KIB;
        String last = stranger.lastRequest();
        boolean asked = last != null && random.nextInt(30) > 0;
        if (asked) {
            String[] words = last.split(" ");
            piece = Integer.parseInt(words[1]);
            begin = Integer.parseInt(words[2]);
        }
        boolean rude = asked || random.nextInt(60) == 0;
        switch (random.nextInt(19)) {
            case 0 -> stranger.out().choke();
            case 1, 2, 3 -> stranger.out().unchoke();
            case 4 -> stranger.out().interested();
            case 5 -> stranger.out().notInterested();
            case 6, 7, 8 -> stranger.out().have(random.nextInt(pieces));
            case 9 -> stranger.out().request(piece, begin, length);
            case 10 -> stranger.out().cancel(piece, begin, length);
            case 11, 12, 13 -> {
                if (rude) {
                    stranger.out().piece(piece, begin, block(swarm, random));
                    stranger.forgetLastRequest();
                }
            }
            case 14 -> {
                if (rude) {
                    stranger.out().reject(piece, begin, length);
                    stranger.forgetLastRequest();
                }
            }
            case 15 -> {
                if (random.nextInt(60) == 0) {
                    stranger.out()
                            .bitfield(swarm.peers.get(random.nextInt(2)).session.pieces());
                    stranger.out().have(piece);
                }
            }
            case 16 -> {
                if (stranger.handshake.fast() || random.nextInt(60) == 0) {
                    stranger.out().allowedFast(random.nextInt(pieces));
                    stranger.out().suggest(random.nextInt(pieces));
                }
            }
            case 17 -> {
                stranger.out().extended(0, handshake(random));
                stranger.out().port(random.nextInt());
                stranger.out().keepAlive();
            }
            default -> {
                switch (random.nextInt(100)) {
                    case 0 -> stranger.out().haveAll();
                    case 1 -> stranger.out().haveNone();
                    case 2 -> stranger.out().have(random.nextInt());
                    case 3 -> {
                        stranger.out().close(CloseReason.STOPPED);
                        stranger.close(CloseReason.STOPPED);
                    }
                    default -> stranger.out().interested();
                }
            }
        }
    }

    private static Payload block(Swarm swarm, Random random) {
        int length = random.nextInt(100) == 0 ? 1 + random.nextInt(200_000) : 16 * KIB;
        return random.nextInt(3) == 0 ? swarm.tokens.corrupt(length, 0) : swarm.tokens.good(length);
    }

    private static ExtendedHandshake handshake(Random random) {
        return new ExtendedHandshake(
                Optional.of("x"),
                OptionalInt.of(random.nextInt()),
                OptionalInt.of(random.nextInt()),
                Optional.empty(),
                random.nextInt(10) == 0);
    }
}
