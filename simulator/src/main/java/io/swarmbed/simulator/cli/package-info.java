/**
 * The command line. {@link io.swarmbed.simulator.cli.Swarmbed} lists the commands; each is a class that extends
 * {@code BaseCommand}, and adding one takes a line in that list. Whatever a command throws becomes one line on standard
 * error and an exit code in {@code Failures}.
 */
@NullMarked
package io.swarmbed.simulator.cli;

import org.jspecify.annotations.NullMarked;
