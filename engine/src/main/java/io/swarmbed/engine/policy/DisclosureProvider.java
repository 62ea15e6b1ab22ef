package io.swarmbed.engine.policy;

/** Makes disclosures of one name; plug-ins declare theirs as a {@link java.util.ServiceLoader} service. */
public interface DisclosureProvider extends PolicyProvider<Disclosure> {}
