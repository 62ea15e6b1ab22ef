/**
 * Content on disk, in memory or from a formula: block stores for peers, and making torrents from content. Start at
 * {@link io.swarmbed.engine.storage.TorrentCreator} for the latter. Imports {@code env}, {@code link}, {@code wire} and
 * {@code meta}; only {@code client} imports it.
 */
@NullMarked
package io.swarmbed.engine.storage;

import org.jspecify.annotations.NullMarked;
