/**
 * Who may use the tracker: lists of torrents, passkeys, a limit on the requests of each address. Start at
 * {@link io.swarmbed.tracker.access.AccessControl}. Decisions are pure and safe from any thread; {@code ListReader} alone
 * reads files. Imports {@code service}, {@code swarm} and {@code net}; no Netty.
 */
@NullMarked
package io.swarmbed.tracker.access;

import org.jspecify.annotations.NullMarked;
