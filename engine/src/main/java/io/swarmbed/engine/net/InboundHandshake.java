package io.swarmbed.engine.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.swarmbed.engine.env.Network.Acceptor;
import io.swarmbed.engine.env.Network.Answer;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.Handshake;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The accepting side: the remote handshake comes first and says for which torrent. */
@SuppressWarnings("FutureReturnValueIgnored") // a close that fails has nothing left to do
final class InboundHandshake extends HandshakeHandler {
    private static final Logger LOG = LoggerFactory.getLogger(InboundHandshake.class);

    private final PeerChannel peer;
    private final Listener listener;

    InboundHandshake(PeerNetwork network, PeerChannel peer, Listener listener) {
        super(network);
        this.peer = peer;
        this.listener = listener;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        await();
    }

    @Override
    void shaken(Handshake theirs, ByteBuf rest) {
        listener.handshakeOver();
        Optional<Served> torrent = network().served(theirs.infoHash());
        if (torrent.isEmpty()) {
            refuse(CloseReason.protocol("no torrent here has the info-hash " + theirs.infoHash()));
            return;
        }
        Answer answer = torrent.get().acceptor().answer(peer.remote(), theirs);
        if (answer instanceof Answer.Accept accept) {
            send(accept.ours(), peer.outlet());
            Acceptor acceptor = torrent.get().acceptor();
            network().establish(this, peer, theirs, torrent.get().pieceCount(), acceptor::connected, rest);
        } else if (answer instanceof Answer.Refuse refusal) {
            refuse(refusal.reason());
        }
    }

    private void refuse(CloseReason reason) {
        abandon();
        LOG.debug("refused {}: {}", peer.remote(), reason);
    }

    @Override
    void failed(CloseReason reason) {
        listener.handshakeOver();
        network().complaints().consider(peer.remote(), reason);
    }

    @Override
    void abandon() {
        peer.outlet().drop();
        peer.channel().close();
    }
}
