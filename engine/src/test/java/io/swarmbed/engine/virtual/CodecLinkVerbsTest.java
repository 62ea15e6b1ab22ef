package io.swarmbed.engine.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.engine.env.Connection;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.net.CodecLink;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.ExtendedHandshake;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every verb with any arguments costs on a virtual link what the encoder writes, and comes through the codec unchanged. */
class CodecLinkVerbsTest {
    private static final int MESSAGES = 600;
    private static final String CHARACTERS = "aZ9 ./-äß→漢😀";

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void survive_the_codec_at_the_size_that_is_charged(long seed) {
        RandomStream random = new RandomStream(seed);
        int pieces = 1 + random.nextInt(3000);
        long rate = random.nextBoolean() ? 0 : 200_000;
        CodecLink codec = new CodecLink(pieces, seed);

        List<String> direct = heard(seed, pieces, rate, Relay.NONE);
        List<String> coded = heard(seed, pieces, rate, codec);

        assertThat(coded).as("seed %s", seed).isEqualTo(direct);
        assertThat(codec.messages()).as("seed %s", seed).containsOnlyKeys(CodecLink.Kind.values());
        codec.checkMemory();
    }

    @Test
    void a_byte_that_is_charged_and_not_encoded_is_noticed() {
        VirtualNetwork network = new VirtualNetwork(1);
        TestPeer sender = new TestPeer(network.addNode(TestPeer.address(0), AccessLink.IDEAL));
        TestPeer receiver = new TestPeer(network.addNode(TestPeer.address(1), AccessLink.IDEAL));
        network.relay(new CodecLink(8, 1));
        sender.dial(receiver);
        network.time().runEvents(Long.MAX_VALUE);
        receiver.node.traffic().received(1, 0);

        sender.first().connection.choke();

        assertThatThrownBy(() -> network.time().runEvents(Long.MAX_VALUE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("node 1 was charged 74 bytes up to this CHOKE, encoded 73");
    }

    @Test
    void a_message_that_the_decoder_refuses_is_noticed() {
        VirtualNetwork network = new VirtualNetwork(1);
        TestPeer sender = new TestPeer(network.addNode(TestPeer.address(0), AccessLink.IDEAL));
        TestPeer receiver = new TestPeer(network.addNode(TestPeer.address(1), AccessLink.IDEAL));
        network.relay(new CodecLink(8, 1));
        sender.dial(receiver);
        network.time().runEvents(Long.MAX_VALUE);

        sender.first().connection.bitfield(PieceSet.all(9));

        assertThatThrownBy(() -> network.time().runEvents(Long.MAX_VALUE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the decoder says protocol: message 5 of 3 bytes");
    }

    private static List<String> heard(long seed, int pieces, long bytesPerSecond, Relay relay) {
        RandomStream random = new RandomStream(seed);
        VirtualNetwork network = new VirtualNetwork(seed);
        network.relay(relay);
        AccessLink link = new AccessLink(bytesPerSecond, bytesPerSecond, 1_000_000);
        TestPeer sender = new TestPeer(network.addNode(TestPeer.address(0), link));
        TestPeer receiver = new TestPeer(network.addNode(TestPeer.address(1), link));
        sender.dial(receiver);
        network.time().runEvents(Long.MAX_VALUE);
        Tokens tokens = Tokens.counting();
        Connection out = sender.first().connection;
        for (int i = 0; i < MESSAGES; i++) {
            send(out, random, pieces, tokens);
            if (random.nextInt(10) == 0) {
                network.time().runUntil(network.time().nanos() + random.nextInt(100_000_000));
            }
        }
        network.time().runEvents(Long.MAX_VALUE);
        assertThat(receiver.node.traffic().receivedBytes())
                .isEqualTo(sender.node.traffic().sentBytes());
        out.close(CloseReason.STOPPED);
        network.time().runEvents(Long.MAX_VALUE);
        assertThat(tokens.live()).isZero();
        return receiver.heard;
    }

    private static void send(Connection out, RandomStream random, int pieces, Tokens tokens) {
        int a = random.nextInt();
        int b = random.nextInt();
        int c = random.nextInt();
        switch (random.nextInt(17)) {
            case 0 -> out.keepAlive();
            case 1 -> out.choke();
            case 2 -> out.unchoke();
            case 3 -> out.interested();
            case 4 -> out.notInterested();
            case 5 -> out.have(a);
            case 6 -> out.bitfield(set(random, pieces));
            case 7 -> out.haveAll();
            case 8 -> out.haveNone();
            case 9 -> out.request(a, b, c);
            case 10 -> out.cancel(a, b, c);
            case 11 -> out.reject(a, b, c);
            case 12 -> out.piece(a, b, block(random, tokens));
            case 13 -> out.allowedFast(a);
            case 14 -> out.suggest(a);
            case 15 -> out.port(a & 0xFFFF);
            default -> out.extended(ExtendedHandshake.ID, handshake(random));
        }
    }

    private static VirtualBlock block(RandomStream random, Tokens tokens) {
        int length = random.nextInt(20) == 0 ? 128 * 1024 : 1 + random.nextInt(20_000);
        return random.nextBoolean() ? tokens.good(length) : tokens.corrupt(length, 0);
    }

    private static PieceSet set(RandomStream random, int pieces) {
        PieceSet set = new PieceSet(pieces);
        for (int i = random.nextInt(2 * pieces); i > 0; i--) {
            set.add(random.nextInt(pieces));
        }
        return set;
    }

    private static ExtendedHandshake handshake(RandomStream random) {
        return new ExtendedHandshake(
                random.nextBoolean() ? Optional.of(text(random)) : Optional.empty(),
                random.nextBoolean() ? OptionalInt.of(1 + random.nextInt(0xFFFF)) : OptionalInt.empty(),
                random.nextBoolean()
                        ? OptionalInt.of(1 + (random.nextInt(Integer.MAX_VALUE) >>> random.nextInt(31)))
                        : OptionalInt.empty(),
                random.nextBoolean() ? Optional.of(address(random)) : Optional.empty(),
                random.nextBoolean());
    }

    private static PeerAddress address(RandomStream random) {
        return random.nextBoolean()
                ? PeerAddress.ofIpv4(random.nextInt(), 0)
                : new PeerAddress(1 + (random.nextLong() >>> 1), random.nextLong(), 0);
    }

    private static String text(RandomStream random) {
        int[] characters = CHARACTERS.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(129); i > 0; i--) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }
}
