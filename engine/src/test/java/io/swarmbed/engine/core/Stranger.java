package io.swarmbed.engine.core;

import io.swarmbed.engine.env.Connection;
import io.swarmbed.engine.env.ConnectionListener;
import io.swarmbed.engine.env.Network;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.virtual.AccessLink;
import io.swarmbed.engine.virtual.VirtualNode;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.ExtensionMessage;
import io.swarmbed.engine.wire.Handshake;
import io.swarmbed.engine.wire.Payload;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A peer that sends what a test tells it and writes down what it hears. */
final class Stranger implements Network.DialListener, Network.Acceptor, ConnectionListener {
    final List<String> heard = new ArrayList<>();
    final VirtualNode node;
    final Handshake handshake;
    int blocks;
    /** Answers every request with a reject. */
    boolean rejecting;
    /** Closes every connection at once. */
    boolean hangsUp;

    private @Nullable Connection connection;

    Stranger(Swarm swarm, boolean fast) {
        this(swarm, fast, AccessLink.IDEAL);
    }

    Stranger(Swarm swarm, boolean fast, AccessLink link) {
        int number = swarm.network.nodeCount();
        node = swarm.network.addNode(PeerAddress.ofIpv4(0x0A00_0001 + (number << 8), 6881), link);
        handshake = Handshake.of(swarm.torrent.infoHash(), new PeerId(number, 0, 0), fast, true);
        node.listen(this);
    }

    Stranger dial(Swarm.Peer peer) {
        node.dial(peer.address, handshake, this);
        return this;
    }

    Connection out() {
        return Objects.requireNonNull(connection, "not connected");
    }

    boolean connected() {
        return connection != null;
    }

    /** What the session asked for last, or null. */
    @Nullable
    String lastRequest() {
        for (int i = heard.size() - 1; i >= 0; i--) {
            if (heard.get(i).startsWith("request")) {
                return heard.get(i);
            }
        }
        return null;
    }

    /** It has been answered. */
    void forgetLastRequest() {
        String last = lastRequest();
        if (last != null) {
            heard.remove(heard.lastIndexOf(last));
        }
    }

    boolean closed() {
        return heard.contains("close") || heard.contains("failed");
    }

    @Override
    public Network.Answer answer(PeerAddress remote, Handshake theirs) {
        return new Network.Answer.Accept(handshake);
    }

    @Override
    public ConnectionListener connected(Connection made) {
        connection = made;
        if (hangsUp) {
            made.close(CloseReason.STOPPED);
        }
        return this;
    }

    @Override
    public void failed(CloseReason reason) {
        heard.add("failed");
    }

    @Override
    public void writable() {}

    @Override
    public void choke() {
        heard.add("choke");
    }

    @Override
    public void unchoke() {
        heard.add("unchoke");
    }

    @Override
    public void interested() {
        heard.add("interested");
    }

    @Override
    public void notInterested() {
        heard.add("not interested");
    }

    @Override
    public void have(int piece) {
        heard.add("have " + piece);
    }

    @Override
    public void bitfield(PieceSet pieces) {
        heard.add("bitfield " + pieces.size());
    }

    @Override
    public void haveAll() {
        heard.add("have all");
    }

    @Override
    public void haveNone() {
        heard.add("have none");
    }

    @Override
    public void request(int piece, int begin, int length) {
        heard.add("request " + piece + " " + begin);
        if (rejecting) {
            out().reject(piece, begin, length);
        }
    }

    @Override
    public void cancel(int piece, int begin, int length) {
        heard.add("cancel " + piece + " " + begin);
    }

    @Override
    public void reject(int piece, int begin, int length) {
        heard.add("reject " + piece + " " + begin);
    }

    @Override
    public void piece(int piece, int begin, Payload block) {
        blocks++;
        heard.add("piece " + piece + " " + begin);
        block.release();
    }

    @Override
    public void allowedFast(int piece) {
        heard.add("allowed fast " + piece);
    }

    @Override
    public void suggest(int piece) {
        heard.add("suggest " + piece);
    }

    @Override
    public void port(int dhtPort) {}

    @Override
    public void extended(int id, ExtensionMessage message) {}

    @Override
    public void keepAlive() {
        heard.add("keep-alive");
    }

    @Override
    public void close(CloseReason reason) {
        heard.add("close");
    }
}
