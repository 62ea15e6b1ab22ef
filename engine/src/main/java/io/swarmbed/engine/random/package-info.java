/**
 * The project's own random numbers: {@link io.swarmbed.engine.random.SeedTree} names streams,
 * {@link io.swarmbed.engine.random.RandomStream} draws from one. The same seed gives the same draws on every JVM.
 * Imports nothing; everything may import it.
 */
@NullMarked
package io.swarmbed.engine.random;

import org.jspecify.annotations.NullMarked;
