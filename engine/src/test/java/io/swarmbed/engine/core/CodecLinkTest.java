package io.swarmbed.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.core.SessionSettings.Extensions;
import io.swarmbed.engine.net.CodecLink;
import io.swarmbed.engine.net.CodecLink.Kind;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.virtual.AccessLink;
import io.swarmbed.engine.virtual.Relay;
import io.swarmbed.engine.virtual.StoreTiming;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole swarms run to the same digest whether their messages pass through the real encoder and decoder or not. */
class CodecLinkTest {
    private static final int KIB = Swarm.KIB;

    /** What a swarm is and what happens in it. */
    private interface Story {
        Swarm begin();

        void go(Swarm swarm);
    }

    private static Set<Kind> sameDigest(long seed, Story story) {
        Swarm direct = story.begin();
        String digest = run(direct, Relay.NONE, story);

        Swarm coded = story.begin();
        CodecLink codec = new CodecLink(coded.torrent.geometry().pieceCount(), seed);
        String codedDigest = run(coded, codec, story);

        assertThat(codedDigest).as("digest, seed %d", seed).isEqualTo(digest);
        assertThat(coded.network.deliveries()).isEqualTo(direct.network.deliveries());
        codec.checkMemory();
        return codec.messages().isEmpty()
                ? Set.of()
                : EnumSet.copyOf(codec.messages().keySet());
    }

    private static String run(Swarm swarm, Relay relay, Story story) {
        swarm.network.relay(relay);
        story.go(swarm);
        swarm.stopAndCheckTokens();
        return swarm.network.digest().hex();
    }

    private static Story completing(long seed, long bytes, int pieceLength, Consumer<Swarm.Options> options) {
        return new Story() {
            @Override
            public Swarm begin() {
                return new Swarm(seed, bytes, pieceLength);
            }

            @Override
            public void go(Swarm swarm) {
                swarm.seed(options);
                for (int i = 0; i < 5; i++) {
                    swarm.leecher(options);
                }
                swarm.runUntilAllComplete(1000);
            }
        };
    }

    @Test
    void with_every_extension() {
        assertThat(sameDigest(1, completing(1, 2048 * KIB, 64 * KIB, options -> {})))
                .contains(Kind.HAVE_ALL, Kind.HAVE_NONE, Kind.EXTENDED, Kind.ALLOWED_FAST, Kind.PIECE);
    }

    @Test
    void with_the_protocol_of_1_0_alone() {
        Set<Kind> kinds = sameDigest(
                2, completing(2, 1500 * KIB, 64 * KIB, o -> o.settings(s -> s.withExtensions(Extensions.NONE))));
        assertThat(kinds)
                .contains(Kind.BITFIELD, Kind.CHOKE, Kind.PIECE)
                .doesNotContain(Kind.HAVE_ALL, Kind.EXTENDED, Kind.REJECT);
    }

    @Test
    void with_a_short_last_block_and_bitfields_that_end_anywhere_in_a_byte() {
        for (int i : new int[] {1, 2, 3, 7, 8, 9, 17}) {
            sameDigest(i, completing(i, 16L * KIB * i - 16 * KIB + 1 + 811L * i, 16 * KIB, options -> {}));
        }
    }

    @Test
    void with_downlinks_that_make_blocks_wait() {
        sameDigest(
                3, completing(3, 2048 * KIB, 128 * KIB, o -> o.link = new AccessLink(200 * KIB, 90 * KIB, 20_000_000)));
    }

    @Test
    void with_an_end_game_that_cancels() {
        assertThat(sameDigest(4, completing(4, 8192 * KIB, 256 * KIB, o -> o.link = new AccessLink(0, 0, 1_000_000))))
                .contains(Kind.CANCEL, Kind.REJECT);
    }

    @Test
    void with_keep_alives_among_peers_that_have_nothing() {
        Story story = new Story() {
            @Override
            public Swarm begin() {
                return new Swarm(5, 300 * KIB, 64 * KIB);
            }

            @Override
            public void go(Swarm swarm) {
                swarm.leecher(options -> options.settings(this::quick));
                swarm.leecher(options -> options.settings(this::quick));
                swarm.runFor(40 * Swarm.SECOND);
            }

            private SessionSettings quick(SessionSettings s) {
                return new SessionSettings(
                        new Extensions(true, true, false, false),
                        s.connections(),
                        s.requests(),
                        s.slots(),
                        s.chokeRound(),
                        s.roundsPerRotation(),
                        s.rateWindow(),
                        Duration.ofSeconds(3),
                        s.redundantHaves(),
                        s.numWant());
            }
        };
        assertThat(sameDigest(5, story)).contains(Kind.KEEP_ALIVE);
    }

    /** Peers with drawn links, stores and extensions, of which some send corrupt blocks and some leave. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, 2, 3, 4, 5})
    void with_trouble(long seed) {
        sameDigest(seed, new Story() {
            private RandomStream random = new RandomStream(seed);

            @Override
            public Swarm begin() {
                random = new RandomStream(seed);
                return new Swarm(seed, 1_000_000 + random.nextInt(200_000), 64 * KIB);
            }

            @Override
            public void go(Swarm swarm) {
                swarm.tracker.intervalSeconds = 10;
                swarm.seed();
                for (int i = 0; i < 7; i++) {
                    swarm.leecher(this::draw);
                }
                for (int second = 0; second < 60; second++) {
                    swarm.runFor(Swarm.SECOND);
                    if (random.nextInt(15) == 0 && swarm.peers.size() > 3) {
                        swarm.peers
                                .remove(1 + random.nextInt(swarm.peers.size() - 1))
                                .leave();
                    }
                }
            }

            private void draw(Swarm.Options options) {
                long rate = random.nextInt(3) == 0 ? 0 : (5 + random.nextInt(200)) * KIB;
                options.link = new AccessLink(rate, random.nextInt(3) * 150L * KIB, random.nextInt(50_000_000));
                options.timing = new StoreTiming(random.nextInt(2) * 3_000_000L, random.nextInt(2) * 10_000_000L);
                Extensions extensions = new Extensions(
                        random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), random.nextBoolean());
                int slots = 1 + random.nextInt(4);
                options.settings(s -> s.withExtensions(extensions).withSlots(slots));
                if (random.nextInt(4) == 0) {
                    options.store = store -> store.corruptWhen((piece, begin) -> random.nextInt(3) == 0);
                }
            }
        });
    }
}
