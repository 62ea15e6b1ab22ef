package io.swarmbed.engine.bencode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A bencoded list. */
public final class BList implements BValue, Iterable<BValue> {
    static final String KIND = "a list";

    private final Place place;
    private final List<BValue> values;
    private final int[] starts;

    BList(Place place, List<BValue> values, int[] starts) {
        this.place = place;
        this.values = values;
        this.starts = starts;
    }

    public static BList of(List<? extends BValue> values) {
        return new BList(Place.NOWHERE, List.copyOf(values), new int[0]);
    }

    public static BList of(BValue... values) {
        return of(Arrays.asList(values));
    }

    /** A list of texts in UTF-8. */
    public static BList ofTexts(List<String> texts) {
        List<BValue> values = new ArrayList<>(texts.size());
        for (String text : texts) {
            values.add(BBytes.of(text));
        }
        return of(values);
    }

    public int size() {
        return values.size();
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The value at this index, from 0. */
    public BValue get(int index) {
        return values.get(index);
    }

    /** The byte string at this index as UTF-8; empty when the value is of another type. */
    public Optional<String> textAt(int index) {
        return values.get(index) instanceof BBytes bytes ? Optional.of(bytes.utf8()) : Optional.empty();
    }

    /**
     * The integer at this index.
     *
     * @throws BencodeException when the value is not an integer
     */
    public long requireInteger(int index) throws BencodeException {
        return require(BInteger.class, BInteger.KIND, index).value();
    }

    /**
     * The byte string at this index.
     *
     * @throws BencodeException when the value is not a byte string
     */
    public BBytes requireBytes(int index) throws BencodeException {
        return require(BBytes.class, BBytes.KIND, index);
    }

    /**
     * The byte string as UTF-8; whatever is not UTF-8 becomes U+FFFD.
     *
     * @throws BencodeException when the value is not a byte string
     */
    public String requireText(int index) throws BencodeException {
        return requireBytes(index).utf8();
    }

    /**
     * The list at this index.
     *
     * @throws BencodeException when the value is not a list
     */
    public BList requireList(int index) throws BencodeException {
        return require(BList.class, BList.KIND, index);
    }

    /**
     * The dictionary at this index.
     *
     * @throws BencodeException when the value is not a dictionary
     */
    public BDict requireDict(int index) throws BencodeException {
        return require(BDict.class, BDict.KIND, index);
    }

    private <T extends BValue> T require(Class<T> type, String wanted, int index) throws BencodeException {
        BValue value = values.get(index);
        return type.isInstance(value)
                ? type.cast(value)
                : place.child(index, starts.length == 0 ? -1 : starts[index]).require(type, wanted, value);
    }

    /** The values in order, unmodifiable. */
    public List<BValue> values() {
        return values;
    }

    @Override
    public Iterator<BValue> iterator() {
        return values.iterator();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BList that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.size() + " values";
    }
}
