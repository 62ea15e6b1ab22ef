/**
 * Strategies a user may replace: which piece, whom to unchoke, what to reveal. Built-in ones are in {@code builtin}, one
 * file each. Start at {@link io.swarmbed.engine.policy.PiecePicker} and {@link io.swarmbed.engine.policy.Choker}.
 * Imports {@code meta} and {@code random}.
 */
@NullMarked
package io.swarmbed.engine.policy;

import org.jspecify.annotations.NullMarked;
