/**
 * Content on disk, in memory or from a formula: block stores for peers, and making torrents from content.
 * {@link io.swarmbed.engine.storage.PieceStore} is the {@link io.swarmbed.engine.env.BlockStore} that the stores have in
 * common; it writes, hashes and reads on the threads of {@link io.swarmbed.engine.storage.StorageWorkers} and knows its
 * content through a small {@code Medium}. Start there for stores, at {@link io.swarmbed.engine.storage.TorrentCreator}
 * for torrents. Imports {@code env}, {@code link}, {@code wire} and {@code meta}; only {@code client} imports it.
 */
@NullMarked
package io.swarmbed.engine.storage;

import org.jspecify.annotations.NullMarked;
