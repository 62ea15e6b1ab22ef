/**
 * How a peer speaks to trackers over UDP (BEP 15) and HTTP (BEP 3, 7, 23, 48), and which of a torrent's trackers it
 * speaks to (BEP 12). Start at {@link io.swarmbed.engine.tracker.TieredTrackers}. Codecs ({@code UdpCodec},
 * {@code HttpQuery}, {@code HttpReplies}) and the clients are pure; Netty is in the classes named {@code Netty…} and in
 * {@link io.swarmbed.engine.tracker.TrackerConnector}, which puts everything together. One thread, the peer's, calls all
 * of it and is called by all of it. Imports {@code env}, {@code wire}, {@code meta}, {@code bencode}, {@code random}.
 */
@NullMarked
package io.swarmbed.engine.tracker;

import org.jspecify.annotations.NullMarked;
