package io.swarmbed.engine.virtual;

import io.swarmbed.engine.env.Connection;
import io.swarmbed.engine.env.ConnectionListener;
import io.swarmbed.engine.env.Network;
import io.swarmbed.engine.link.Uplink;
import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.ExtensionMessage;
import io.swarmbed.engine.wire.Handshake;
import io.swarmbed.engine.wire.Payload;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A peer that accepts everybody, writes down what it hears as {@code "<nanos> <what>"}, and sends what it is told. */
final class TestPeer implements Network.Acceptor, Network.DialListener {
    static final InfoHash SWARM = new InfoHash(1, 2, 3);

    final VirtualNode node;
    final Handshake handshake;
    final List<String> heard = new ArrayList<>();
    final List<End> ends = new ArrayList<>();
    Network.Answer answer;
    /** Does not write down haves and blocks. */
    boolean deaf;

    TestPeer(VirtualNode node) {
        this(node, SWARM);
    }

    TestPeer(VirtualNode node, InfoHash swarm) {
        this.node = node;
        handshake = Handshake.of(swarm, new PeerId(node.id(), 0, 0), true, true);
        answer = new Network.Answer.Accept(handshake);
        node.listen(this);
    }

    static PeerAddress address(int host) {
        return PeerAddress.ofIpv4(0x7F00_0001 + (host << 8), 6881);
    }

    void dial(TestPeer other) {
        node.dial(other.node.address(), handshake, this);
    }

    /** The end of the connection that was made first. */
    End first() {
        return ends.get(0);
    }

    @Override
    public Network.Answer answer(PeerAddress remote, Handshake theirs) {
        note("asked");
        return answer;
    }

    @Override
    public ConnectionListener connected(Connection connection) {
        note("connected");
        End end = new End(connection);
        ends.add(end);
        return end;
    }

    @Override
    public void failed(CloseReason reason) {
        note("failed " + reason.kind());
    }

    private void note(String what) {
        heard.add(node.clock().nanos() + " " + what);
    }

    /** One connection, with a list of blocks to upload when the uplink asks. */
    final class End implements ConnectionListener, Uplink.Source {
        final Connection connection;
        final Uplink.Member member;
        private final Deque<Payload> blocks = new ArrayDeque<>();
        private int nextBlock;
        /** Answers requests with these. */
        private @Nullable Tokens served;

        private boolean greedy;

        End(Connection connection) {
            this.connection = connection;
            member = node.uplink().join(this);
        }

        void upload(int count, int length, Tokens tokens) {
            for (int i = 0; i < count; i++) {
                blocks.add(tokens.good(length));
            }
            member.ready();
        }

        /** Answers every request with a block. */
        void serve(Tokens tokens) {
            served = tokens;
        }

        /** Keeps this many requests for blocks of this length under way. */
        void keepRequesting(int window, int length) {
            greedy = true;
            for (int i = 0; i < window; i++) {
                connection.request(i, 0, length);
            }
        }

        /** Gives up the blocks that were not sent, and answers no more. */
        void discard() {
            served = null;
            blocks.forEach(Payload::release);
            blocks.clear();
        }

        /** Blocks that wait for their turn. */
        int unsent() {
            return blocks.size();
        }

        @Override
        public boolean sendNextBlock() {
            if (blocks.isEmpty() || !connection.writable()) {
                return false;
            }
            Payload block = blocks.remove();
            connection.piece(nextBlock++, 0, block);
            return true;
        }

        @Override
        public void writable() {
            note("writable");
            member.ready();
        }

        @Override
        public void choke() {
            note("choke");
        }

        @Override
        public void unchoke() {
            note("unchoke");
        }

        @Override
        public void interested() {
            note("interested");
        }

        @Override
        public void notInterested() {
            note("notInterested");
        }

        @Override
        public void have(int piece) {
            if (!deaf) {
                note("have " + piece);
            }
        }

        @Override
        public void bitfield(PieceSet pieces) {
            note("bitfield " + pieces.size());
        }

        @Override
        public void haveAll() {
            note("haveAll");
        }

        @Override
        public void haveNone() {
            note("haveNone");
        }

        @Override
        public void request(int piece, int begin, int length) {
            if (served != null) {
                upload(1, length, served);
            } else {
                note("request " + piece + " " + begin + " " + length);
            }
        }

        @Override
        public void cancel(int piece, int begin, int length) {
            note("cancel " + piece + " " + begin + " " + length);
        }

        @Override
        public void reject(int piece, int begin, int length) {
            note("reject " + piece + " " + begin + " " + length);
        }

        @Override
        public void piece(int piece, int begin, Payload block) {
            if (!deaf) {
                note("piece " + piece + " " + begin + " " + block.length());
            }
            if (greedy) {
                connection.request(piece, begin, block.length());
            }
            block.release();
        }

        @Override
        public void allowedFast(int piece) {
            note("allowedFast " + piece);
        }

        @Override
        public void suggest(int piece) {
            note("suggest " + piece);
        }

        @Override
        public void port(int dhtPort) {
            note("port " + dhtPort);
        }

        @Override
        public void extended(int id, ExtensionMessage message) {
            note("extended " + id);
        }

        @Override
        public void keepAlive() {
            note("keepAlive");
        }

        @Override
        public void close(CloseReason reason) {
            note("close " + reason.kind());
        }
    }
}
