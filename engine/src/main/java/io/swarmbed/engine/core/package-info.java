/**
 * One torrent at one peer: sessions, pieces, requests. It does no I/O and reads no clock. Imports {@code policy},
 * {@code wire}, {@code meta}, {@code env}, {@code link}, {@code random}.
 */
@NullMarked
package io.swarmbed.engine.core;

import org.jspecify.annotations.NullMarked;
