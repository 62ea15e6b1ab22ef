/**
 * The strategies that come with the engine, one file each; {@link io.swarmbed.engine.policy.Policies} finds them by name.
 * Imports {@code policy}, {@code meta} and {@code random}.
 */
@NullMarked
package io.swarmbed.engine.policy.builtin;

import org.jspecify.annotations.NullMarked;
