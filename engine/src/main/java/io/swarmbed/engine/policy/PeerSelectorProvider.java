package io.swarmbed.engine.policy;

/** Makes peer selectors of one name; plug-ins declare theirs as a {@link java.util.ServiceLoader} service. */
public interface PeerSelectorProvider extends PolicyProvider<PeerSelector> {}
