package io.swarmbed.engine.bencode;

/** A bencoded value (BEP 3). Immutable; equality is that of the canonical encoding. */
public sealed interface BValue permits BInteger, BBytes, BList, BDict {

    /** What this is, with its article, for messages: {@code an integer}, {@code a byte string}, … */
    String kind();
}
