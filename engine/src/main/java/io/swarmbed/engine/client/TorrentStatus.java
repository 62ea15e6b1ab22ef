package io.swarmbed.engine.client;

/**
 * Where a torrent stands at one moment.
 *
 * @param verifiedPieces pieces that have passed their hash check
 * @param bytesLeft content that is not verified
 * @param uploadedBytes content sent since the start
 * @param downloadedBytes content received since the start, useless content included
 * @param wastedBytes content received twice, unasked, or in pieces that failed their hash
 * @param connections open connections
 * @param seeds connected peers that have everything
 */
public record TorrentStatus(
        int verifiedPieces,
        int pieceCount,
        long bytesLeft,
        long uploadedBytes,
        long downloadedBytes,
        long wastedBytes,
        int connections,
        int seeds) {
    /** Whether every piece is verified. */
    public boolean complete() {
        return verifiedPieces == pieceCount;
    }
}
