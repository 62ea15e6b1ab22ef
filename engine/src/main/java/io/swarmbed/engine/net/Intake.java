package io.swarmbed.engine.net;

import io.netty.channel.Channel;
import io.swarmbed.engine.env.ConnectionListener;
import io.swarmbed.engine.link.Downlink;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.ExtensionMessage;
import io.swarmbed.engine.wire.Payload;
import io.swarmbed.engine.wire.PeerWire;
import java.util.ArrayDeque;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What one connection has received on a downlink with a limit. Blocks wait until the link has moved them, and whatever
 * comes behind one waits with it. When more than a few wait, the socket is not read, so that the sender feels it.
 */
final class Intake implements PeerWire, Downlink.Sink {
    private static final int MOST_BLOCKS = 4;

    private final ConnectionListener listener;
    private final Downlink downlink;
    private final Downlink.Member member;
    private final Channel channel;
    private final IntSupplier messageBytes;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private int blocks;

    /** A message that was not delivered yet; of a block, also its content and the bytes of its message. */
    private record Waiting(Runnable delivery, @Nullable Payload block, int wireBytes) {}

    /** @param messageBytes size of the message that is being handed on */
    Intake(ConnectionListener listener, Downlink downlink, Channel channel, IntSupplier messageBytes) {
        this.listener = listener;
        this.downlink = downlink;
        this.member = downlink.join(this);
        this.channel = channel;
        this.messageBytes = messageBytes;
    }

    @Override
    public int firstBlockBytes() {
        Waiting first = waiting.peek();
        return first == null ? 0 : first.wireBytes;
    }

    @Override
    public void deliver() {
        if (!waiting.isEmpty()) {
            blocks--;
            waiting.remove().delivery.run();
        }
        for (Waiting next = waiting.peek(); next != null && next.block == null; next = waiting.peek()) {
            waiting.remove().delivery.run();
        }
        if (blocks <= MOST_BLOCKS / 2) {
            channel.config().setAutoRead(true);
        }
    }

    /** Releases what waits and delivers nothing more. */
    void drop() {
        member.leave();
        for (Waiting message : waiting) {
            if (message.block != null) {
                message.block.release();
            }
        }
        waiting.clear();
        blocks = 0;
    }

    @Override
    public void piece(int piece, int begin, Payload block) {
        waiting.add(new Waiting(() -> listener.piece(piece, begin, block), block, messageBytes.getAsInt()));
        if (++blocks > MOST_BLOCKS) {
            channel.config().setAutoRead(false);
        }
        member.arrived();
    }

    private void pass(Runnable delivery) {
        downlink.control(messageBytes.getAsInt());
        behind(delivery);
    }

    private void behind(Runnable delivery) {
        if (waiting.isEmpty()) {
            delivery.run();
        } else {
            waiting.add(new Waiting(delivery, null, 0));
        }
    }

    @Override
    public void choke() {
        pass(listener::choke);
    }

    @Override
    public void unchoke() {
        pass(listener::unchoke);
    }

    @Override
    public void interested() {
        pass(listener::interested);
    }

    @Override
    public void notInterested() {
        pass(listener::notInterested);
    }

    @Override
    public void have(int piece) {
        pass(() -> listener.have(piece));
    }

    @Override
    public void bitfield(PieceSet pieces) {
        pass(() -> listener.bitfield(pieces));
    }

    @Override
    public void haveAll() {
        pass(listener::haveAll);
    }

    @Override
    public void haveNone() {
        pass(listener::haveNone);
    }

    @Override
    public void request(int piece, int begin, int length) {
        pass(() -> listener.request(piece, begin, length));
    }

    @Override
    public void cancel(int piece, int begin, int length) {
        pass(() -> listener.cancel(piece, begin, length));
    }

    @Override
    public void reject(int piece, int begin, int length) {
        pass(() -> listener.reject(piece, begin, length));
    }

    @Override
    public void allowedFast(int piece) {
        pass(() -> listener.allowedFast(piece));
    }

    @Override
    public void suggest(int piece) {
        pass(() -> listener.suggest(piece));
    }

    @Override
    public void port(int dhtPort) {
        pass(() -> listener.port(dhtPort));
    }

    @Override
    public void extended(int id, ExtensionMessage message) {
        pass(() -> listener.extended(id, message));
    }

    @Override
    public void keepAlive() {
        pass(listener::keepAlive);
    }

    @Override
    public void close(CloseReason reason) {
        behind(() -> {
            member.leave();
            listener.close(reason);
        });
    }
}
