package io.swarmbed.engine.net;

import io.netty.channel.socket.SocketChannel;
import io.swarmbed.engine.wire.PeerAddress;

/** A connected channel and the way to write to it. */
record PeerChannel(SocketChannel channel, PeerAddress remote, Outlet outlet) {}
