package io.swarmbed.engine.policy;

/** Makes request sizers of one name; plug-ins declare theirs as a {@link java.util.ServiceLoader} service. */
public interface RequestSizerProvider extends PolicyProvider<RequestSizer> {}
