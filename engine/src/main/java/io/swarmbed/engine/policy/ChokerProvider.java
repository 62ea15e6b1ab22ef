package io.swarmbed.engine.policy;

/** Makes chokers of one name; plug-ins declare theirs as a {@link java.util.ServiceLoader} service. */
public interface ChokerProvider extends PolicyProvider<Choker> {}
