package io.swarmbed.engine.meta;

/**
 * What the protocol core has to know of a torrent; the hashes are the block store's.
 *
 * @param isPrivate peers come from the trackers alone (BEP 27)
 */
public record Torrent(InfoHash infoHash, PieceGeometry geometry, boolean isPrivate) {}
