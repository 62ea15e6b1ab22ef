package io.swarmbed.engine.net;

import io.swarmbed.engine.env.Network.Acceptor;

/** A torrent that a peer takes part in. */
record Served(int pieceCount, Acceptor acceptor) {}
