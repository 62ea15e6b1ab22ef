/**
 * What a torrent is: metainfo, file layout, piece geometry, info-hashes, sets of pieces. Everything here is immutable
 * but {@link io.swarmbed.engine.meta.PieceSet}. Start at {@link io.swarmbed.engine.meta.Metainfo}. Imports {@code bencode} and {@code random}.
 */
@NullMarked
package io.swarmbed.engine.meta;

import org.jspecify.annotations.NullMarked;
