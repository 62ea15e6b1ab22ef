package io.swarmbed.engine.bencode;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A bencoded dictionary, its keys in order. The optional reads ({@link #integer}, {@link #bytes}, …) are empty when the
 * key is absent or its value of another type; the required ones say which of the two it was.
 */
public final class BDict implements BValue {
    static final String KIND = "a dictionary";

    private final Place place;
    private final BBytes[] keys;
    private final BValue[] values;
    private final Span[] spans;

    /** Takes the arrays; keys ascend strictly, and spans are as many as keys, or none. */
    BDict(Place place, BBytes[] keys, BValue[] values, Span[] spans) {
        this.place = place;
        this.keys = keys;
        this.values = values;
        this.spans = spans;
    }

    /** The bytes [start, end) of the source. */
    public record Span(int start, int end) {
        public int length() {
            return end - start;
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    public int size() {
        return keys.length;
    }

    /** The keys in order, unmodifiable. */
    public List<BBytes> keys() {
        return List.of(keys);
    }

    public Optional<BValue> get(BBytes key) {
        int at = Arrays.binarySearch(keys, key);
        return at < 0 ? Optional.empty() : Optional.of(values[at]);
    }

    public Optional<BValue> get(String key) {
        return get(BBytes.of(key));
    }

    public boolean contains(String key) {
        return Arrays.binarySearch(keys, BBytes.of(key)) >= 0;
    }

    /** Where the key's value stood in the source; empty when absent or when the dictionary was not read from bytes. */
    public Optional<Span> span(String key) {
        int at = Arrays.binarySearch(keys, BBytes.of(key));
        return at < 0 || spans.length == 0 ? Optional.empty() : Optional.of(spans[at]);
    }

    public OptionalLong integer(String key) {
        Optional<BInteger> value = as(BInteger.class, key);
        return value.isPresent() ? OptionalLong.of(value.get().value()) : OptionalLong.empty();
    }

    public Optional<BBytes> bytes(String key) {
        return as(BBytes.class, key);
    }

    /** The byte string as UTF-8; whatever is not UTF-8 becomes U+FFFD. */
    public Optional<String> text(String key) {
        return as(BBytes.class, key).map(BBytes::utf8);
    }

    public Optional<BList> list(String key) {
        return as(BList.class, key);
    }

    public Optional<BDict> dict(String key) {
        return as(BDict.class, key);
    }

    /**
     * The integer under this key.
     *
     * @throws BencodeException when the key is absent or its value is not an integer
     */
    public long requireInteger(String key) throws BencodeException {
        return require(BInteger.class, BInteger.KIND, key).value();
    }

    /**
     * The byte string under this key.
     *
     * @throws BencodeException when the key is absent or its value is not a byte string
     */
    public BBytes requireBytes(String key) throws BencodeException {
        return require(BBytes.class, BBytes.KIND, key);
    }

    /**
     * The byte string as UTF-8; whatever is not UTF-8 becomes U+FFFD.
     *
     * @throws BencodeException when the key is absent or its value is not a byte string
     */
    public String requireText(String key) throws BencodeException {
        return requireBytes(key).utf8();
    }

    /**
     * The list under this key.
     *
     * @throws BencodeException when the key is absent or its value is not a list
     */
    public BList requireList(String key) throws BencodeException {
        return require(BList.class, BList.KIND, key);
    }

    /**
     * The dictionary under this key.
     *
     * @throws BencodeException when the key is absent or its value is not a dictionary
     */
    public BDict requireDict(String key) throws BencodeException {
        return require(BDict.class, BDict.KIND, key);
    }

    private <T extends BValue> Optional<T> as(Class<T> type, String key) {
        return get(key).filter(type::isInstance).map(type::cast);
    }

    private <T extends BValue> T require(Class<T> type, String wanted, String key) throws BencodeException {
        BBytes name = BBytes.of(key);
        int at = Arrays.binarySearch(keys, name);
        if (at < 0) {
            throw place.missing(name);
        }
        return type.isInstance(values[at])
                ? type.cast(values[at])
                : place.child(name, spans.length == 0 ? -1 : spans[at].start()).require(type, wanted, values[at]);
    }

    BBytes keyAt(int index) {
        return keys[index];
    }

    BValue valueAt(int index) {
        return values[index];
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BDict that && Arrays.equals(keys, that.keys) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(keys) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(keys);
    }

    /** Collects entries in any order; a key put again replaces its value. Not thread-safe. */
    public static final class Builder {
        private final TreeMap<BBytes, BValue> entries = new TreeMap<>();

        private Builder() {}

        public Builder put(BBytes key, BValue value) {
            entries.put(key, value);
            return this;
        }

        public Builder put(String key, BValue value) {
            return put(BBytes.of(key), value);
        }

        public Builder put(String key, long value) {
            return put(key, new BInteger(value));
        }

        public Builder put(String key, String text) {
            return put(key, BBytes.of(text));
        }

        public Builder put(String key, byte[] bytes) {
            return put(key, BBytes.of(bytes));
        }

        public BDict build() {
            return new BDict(
                    Place.NOWHERE,
                    entries.keySet().toArray(BBytes[]::new),
                    entries.values().toArray(BValue[]::new),
                    new Span[0]);
        }
    }
}
