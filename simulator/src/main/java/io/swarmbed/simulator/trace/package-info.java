/**
 * Traces of virtual runs: one event a line, written as it happens, and compared line by line. Start at
 * {@link io.swarmbed.simulator.trace.TraceFile}; the file's form is in {@code docs/run-folder.md}. Imports the engine.
 */
@NullMarked
package io.swarmbed.simulator.trace;

import org.jspecify.annotations.NullMarked;
