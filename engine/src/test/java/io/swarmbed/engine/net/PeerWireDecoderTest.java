package io.swarmbed.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.swarmbed.engine.net.SampleMessages.Sample;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.wire.Payload;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerWireDecoderTest {
    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);
    private final List<String> lines = new ArrayList<>();
    private PeerWireDecoder decoder = decoder();

    private PeerWireDecoder decoder() {
        RecordingListener listener = new RecordingListener(lines::add);
        return new PeerWireDecoder(SampleMessages.PIECES, listener, listener::close, allocator);
    }

    private void decode(byte[] bytes, int from, int to) {
        decoder.decode(allocator.directBuffer(to - from).writeBytes(bytes, from, to - from));
    }

    @AfterEach
    void all_memory_is_given_back() {
        decoder.stop();
        assertThat(allocator.metric().usedDirectMemory()).isZero();
        assertThat(allocator.metric().usedHeapMemory()).isZero();
    }

    @Test
    void every_verb_survives_the_wire_at_the_size_it_is_charged() {
        for (Sample sample : SampleMessages.one(new RandomStream(1))) {
            lines.clear();
            decode(sample.bytes(), 0, sample.bytes().length);
            assertThat(lines).containsExactly(sample.line());
            assertThat(sample.bytes()).as(sample.line()).hasSize(sample.wireSize());
            assertThat(decoder.messageBytes()).as(sample.line()).isEqualTo(sample.wireSize());
        }
    }

    @Test
    void a_message_may_be_cut_anywhere() {
        for (Sample sample : SampleMessages.one(new RandomStream(2))) {
            int length = sample.bytes().length;
            for (int cut = 1; cut < Math.min(length, 200); cut++) {
                lines.clear();
                decode(sample.bytes(), 0, cut);
                assertThat(lines).isEmpty();
                decode(sample.bytes(), cut, length);
                assertThat(lines).as("cut at %s", cut).containsExactly(sample.line());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4, 5, 6, 7, 8, 9, 10})
    void a_stream_in_random_portions_gives_the_same_verbs(long seed) {
        RandomStream random = new RandomStream(seed);
        List<String> expected = new ArrayList<>();
        byte[] stream = stream(random, expected);
        for (int from = 0; from < stream.length; ) {
            int to = Math.min(stream.length, from + 1 + random.nextInt(1 + random.nextInt(40_000)));
            decode(stream, from, to);
            from = to;
        }
        assertThat(lines).as("seed %s", seed).isEqualTo(expected);
    }

    @Test
    void one_byte_at_a_time_will_do() {
        List<String> expected = new ArrayList<>();
        byte[] stream = stream(new RandomStream(11), expected);
        for (int i = 0; i < stream.length; i++) {
            decode(stream, i, i + 1);
        }
        assertThat(lines).isEqualTo(expected);
    }

    private static byte[] stream(RandomStream random, List<String> expected) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 0; i < 4; i++) {
            List<Sample> samples = SampleMessages.one(random);
            int[] order = new int[samples.size()];
            for (int j = 0; j < order.length; j++) {
                order[j] = j;
            }
            random.shuffle(order);
            for (int j : order) {
                stream.writeBytes(samples.get(j).bytes());
                expected.add(samples.get(j).line());
            }
        }
        return stream.toByteArray();
    }

    @Test
    void a_large_block_is_a_part_of_the_buffer_it_came_in_and_a_small_one_is_not() {
        List<ByteBuf> buffers = new ArrayList<>();
        List<Payload> blocks = new ArrayList<>();
        decoder = new PeerWireDecoder(
                SampleMessages.PIECES,
                new SilentListener() {
                    @Override
                    public void piece(int piece, int begin, Payload block) {
                        blocks.add(block);
                    }
                },
                reason -> {},
                allocator);
        for (int length : new int[] {16_384, 100}) {
            ByteBuf buffer = allocator.directBuffer(20_000);
            PeerWireEncoder.pieceHeader(buffer, 1, 0, length);
            buffer.writeBytes(TestBlock.content(1, length));
            buffers.add(buffer);
            decoder.decode(buffer);
        }
        assertThat(buffers).extracting(ByteBuf::refCnt).containsExactly(1, 0);
        blocks.forEach(Payload::release);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80000001 00", // a negative length
                "00000002 00", // a choke of two bytes
                "00000004 04", // a have of four bytes
                "0000000e 06", // a request of fourteen bytes
                "00000009 07", // a block without content
                "0002000a 07", // a block of more than 128 KiB
                "0000007e 05", // a bitfield for fewer pieces
                "00000080 05", // a bitfield for more pieces
                "00000001 14", // an extended message without a number
                "00100001 14", // an extended message of more than 1 MiB
                "00100001 63", // an unknown message of more than 1 MiB
                "00000003 140078", // an extended handshake that is not bencoded
            })
    void what_no_client_means_is_refused_once_and_at_its_first_bytes(String hex) {
        byte[] bytes = java.util.HexFormat.of().parseHex(hex.replace(" ", ""));
        decode(bytes, 0, bytes.length);
        decode(new byte[4], 0, 4);
        assertThat(lines).singleElement().asString().startsWith("close protocol: ");
    }

    @Test
    void a_bitfield_with_a_spare_bit_is_refused() {
        byte[] bytes = new byte[5 + 126];
        bytes[3] = 127;
        bytes[4] = 5;
        bytes[5 + 125] = 1;
        decode(bytes, 0, bytes.length);
        assertThat(lines).containsExactly("close protocol: a spare bit of the bitfield is set");
    }

    @Test
    void messages_of_unknown_kind_and_extensions_not_offered_are_skipped() {
        byte[] bytes = new byte[1004 + 8 + 4];
        bytes[2] = 0x03;
        bytes[3] = (byte) 0xE8;
        bytes[4] = 99;
        bytes[1004 + 3] = 4;
        bytes[1004 + 4] = 20;
        bytes[1004 + 5] = 7;
        decode(bytes, 0, 300);
        decode(bytes, 300, bytes.length);
        assertThat(lines).containsExactly("keep-alive");
    }

    @Test
    void nothing_is_delivered_once_stopped() {
        RecordingListener listener = new RecordingListener(line -> {
            lines.add(line);
            decoder.stop();
        });
        decoder = new PeerWireDecoder(SampleMessages.PIECES, listener, listener::close, allocator);
        decode(new byte[8], 0, 8);
        assertThat(lines).containsExactly("keep-alive");
    }

    @Test
    void random_bytes_never_do_more_than_end_the_connection() {
        for (int seed = 0; seed < 3000; seed++) {
            RandomStream random = new RandomStream(seed);
            byte[] bytes = new byte[1 + random.nextInt(400)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(24));
            }
            survives(seed, random, bytes);
        }
    }

    @Test
    void mutated_streams_never_do_more_than_end_the_connection() {
        for (int seed = 0; seed < 300; seed++) {
            RandomStream random = new RandomStream(seed);
            byte[] bytes = stream(random, new ArrayList<>());
            for (int i = random.nextInt(20); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            survives(seed, random, bytes);
        }
    }

    private void survives(long seed, RandomStream random, byte[] bytes) {
        lines.clear();
        decoder = decoder();
        for (int from = 0; from < bytes.length; ) {
            int to = Math.min(bytes.length, from + 1 + random.nextInt(bytes.length));
            decode(bytes, from, to);
            from = to;
        }
        decoder.stop();
        assertThat(lines.stream().filter(line -> line.startsWith("close")).count())
                .as("seed %s", seed)
                .isLessThanOrEqualTo(1);
        assertThat(allocator.metric().usedDirectMemory()).as("seed %s", seed).isZero();
    }
}
