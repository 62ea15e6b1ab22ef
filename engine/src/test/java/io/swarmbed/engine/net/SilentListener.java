package io.swarmbed.engine.net;

import io.swarmbed.engine.env.ConnectionListener;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.ExtensionMessage;
import io.swarmbed.engine.wire.Payload;

/** Ignores every verb and releases blocks; tests override what they care about. */
class SilentListener implements ConnectionListener {
    @Override
    public void writable() {}

    @Override
    public void choke() {}

    @Override
    public void unchoke() {}

    @Override
    public void interested() {}

    @Override
    public void notInterested() {}

    @Override
    public void have(int piece) {}

    @Override
    public void bitfield(PieceSet pieces) {}

    @Override
    public void haveAll() {}

    @Override
    public void haveNone() {}

    @Override
    public void request(int piece, int begin, int length) {}

    @Override
    public void cancel(int piece, int begin, int length) {}

    @Override
    public void reject(int piece, int begin, int length) {}

    @Override
    public void piece(int piece, int begin, Payload block) {
        block.release();
    }

    @Override
    public void allowedFast(int piece) {}

    @Override
    public void suggest(int piece) {}

    @Override
    public void port(int dhtPort) {}

    @Override
    public void extended(int id, ExtensionMessage message) {}

    @Override
    public void keepAlive() {}

    @Override
    public void close(CloseReason reason) {}
}
