package io.swarmbed.engine.net;

import io.swarmbed.engine.env.ConnectionListener;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.wire.Bytes;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.ExtensionMessage;
import io.swarmbed.engine.wire.Payload;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/** Tells each verb as a line, such as {@code request 1 2 3}; of a block, a hash of its content. Releases blocks. */
record RecordingListener(Consumer<String> lines) implements ConnectionListener {
    /** How {@link #piece} tells this content. */
    static String pieceLine(int piece, int begin, byte[] content) {
        return "piece " + piece + " " + begin + " " + content.length + " " + Arrays.hashCode(content);
    }

    private void tell(Object... words) {
        lines.accept(String.join(" ", Arrays.stream(words).map(String::valueOf).toList()));
    }

    @Override
    public void writable() {}

    @Override
    public void choke() {
        tell("choke");
    }

    @Override
    public void unchoke() {
        tell("unchoke");
    }

    @Override
    public void interested() {
        tell("interested");
    }

    @Override
    public void notInterested() {
        tell("not interested");
    }

    @Override
    public void have(int piece) {
        tell("have", piece);
    }

    @Override
    public void bitfield(PieceSet pieces) {
        tell("bitfield", Arrays.toString(pieces.toBitfield()));
    }

    @Override
    public void haveAll() {
        tell("have all");
    }

    @Override
    public void haveNone() {
        tell("have none");
    }

    @Override
    public void request(int piece, int begin, int length) {
        tell("request", piece, begin, length);
    }

    @Override
    public void cancel(int piece, int begin, int length) {
        tell("cancel", piece, begin, length);
    }

    @Override
    public void reject(int piece, int begin, int length) {
        tell("reject", piece, begin, length);
    }

    @Override
    public void piece(int piece, int begin, Payload block) {
        ByteBuffer buffer = ((Bytes) block).buffer();
        byte[] content = new byte[block.length()];
        buffer.get(content);
        if (buffer.hasRemaining()) {
            throw new AssertionError("the buffer is longer than the block");
        }
        block.release();
        lines.accept(pieceLine(piece, begin, content));
    }

    @Override
    public void allowedFast(int piece) {
        tell("allowed fast", piece);
    }

    @Override
    public void suggest(int piece) {
        tell("suggest", piece);
    }

    @Override
    public void port(int dhtPort) {
        tell("port", dhtPort);
    }

    @Override
    public void extended(int id, ExtensionMessage message) {
        tell("extended", id, message);
    }

    @Override
    public void keepAlive() {
        tell("keep-alive");
    }

    @Override
    public void close(CloseReason reason) {
        tell("close", reason);
    }
}
