/**
 * Bencoding (BEP 3): {@link io.swarmbed.engine.bencode.BencodeReader} turns foreign bytes into
 * {@link io.swarmbed.engine.bencode.BValue}s within limits, {@link io.swarmbed.engine.bencode.BencodeWriter} writes
 * the one canonical form. Values are immutable. Imports nothing; everything may import it.
 */
@NullMarked
package io.swarmbed.engine.bencode;

import org.jspecify.annotations.NullMarked;
