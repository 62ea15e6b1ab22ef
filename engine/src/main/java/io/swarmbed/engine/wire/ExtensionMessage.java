package io.swarmbed.engine.wire;

/** A message of the extension protocol (BEP 10). */
public sealed interface ExtensionMessage permits ExtendedHandshake {}
