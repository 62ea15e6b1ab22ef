/**
 * Reading a run folder into immutable records. Knows the files of {@code docs/run-folder.md} and nothing of charts.
 * Start at {@link io.swarmbed.reports.table.RunFolder}. Imports no other package of this module.
 */
@NullMarked
package io.swarmbed.reports.table;

import org.jspecify.annotations.NullMarked;
