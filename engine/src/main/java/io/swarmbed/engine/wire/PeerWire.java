package io.swarmbed.engine.wire;

import io.swarmbed.engine.meta.PieceSet;

/**
 * The verbs of the peer protocol (BEP 3, 6, 10), called to send and to receive alike: a decoder calls them on a
 * session, the session on an encoder or on a link in virtual time. One thread at a time.
 *
 * <p>Whatever calls to receive has checked the form of a message (its length, the verb's arguments as numbers), not its
 * sense: piece indices and ranges may be anything a remote peer sent.
 */
public interface PeerWire {
    void choke();

    void unchoke();

    void interested();

    void notInterested();

    void have(int piece);

    /** The callee copies what it keeps: the set stays the caller's and may change after the call. */
    void bitfield(PieceSet pieces);

    /** BEP 6. */
    void haveAll();

    /** BEP 6. */
    void haveNone();

    void request(int piece, int begin, int length);

    void cancel(int piece, int begin, int length);

    /** BEP 6. */
    void reject(int piece, int begin, int length);

    /** The block's ownership passes with the call, whatever becomes of it. */
    void piece(int piece, int begin, Payload block);

    /** BEP 6. */
    void allowedFast(int piece);

    /** BEP 6. */
    void suggest(int piece);

    /** BEP 5. */
    void port(int dhtPort);

    /** BEP 10; {@code id} is 0 for the handshake, else the receiver's number for the extension. */
    void extended(int id, ExtensionMessage message);

    void keepAlive();

    /** Ends the connection; a call to send is followed by no other, and is not answered. */
    void close(CloseReason reason);
}
