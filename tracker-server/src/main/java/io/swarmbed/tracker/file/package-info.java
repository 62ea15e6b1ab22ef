/**
 * What the tracker's parts that use files have in common: words for what the system refuses, and files that only their owner
 * may read. Imports nothing of the tracker.
 */
@NullMarked
package io.swarmbed.tracker.file;

import org.jspecify.annotations.NullMarked;
