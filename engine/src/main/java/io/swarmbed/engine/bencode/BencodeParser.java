package io.swarmbed.engine.bencode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** One pass over one source. */
final class BencodeParser {
    /** More than any honest torrent has; a list of two-byte values must not eat the heap. */
    static final int MAX_VALUES = 1 << 21;

    private final byte[] source;
    private final int limit;
    private final int maxDepth;
    private final boolean anyKeyOrder;
    private int position;
    private int values;

    BencodeParser(byte[] source, int limit, int maxDepth, boolean anyKeyOrder) {
        this.source = source;
        this.limit = limit;
        this.maxDepth = maxDepth;
        this.anyKeyOrder = anyKeyOrder;
    }

    /** Bytes read so far. */
    int position() {
        return position;
    }

    BValue root() throws BencodeException {
        return switch (peek()) {
            case 'l' -> list(Place.root(position), 1);
            case 'd' -> dict(Place.root(position), 1);
            default -> scalar();
        };
    }

    private BValue scalar() throws BencodeException {
        if (++values > MAX_VALUES) {
            throw fail("more than " + MAX_VALUES + " values");
        }
        byte first = peek();
        if (first == 'i') {
            position++;
            return new BInteger(number('e'));
        }
        if (isDigit(first)) {
            return bytes();
        }
        throw fail("a value begins with i, l, d or a digit");
    }

    private BList list(Place place, int depth) throws BencodeException {
        enter(depth);
        List<BValue> items = new ArrayList<>(2);
        int[] starts = new int[2];
        while (peek() != 'e') {
            int start = position;
            BValue item = switch (source[start]) {
                case 'l' -> list(place.child(items.size(), start), depth + 1);
                case 'd' -> dict(place.child(items.size(), start), depth + 1);
                default -> scalar();
            };
            if (items.size() == starts.length) {
                starts = Arrays.copyOf(starts, starts.length * 2);
            }
            starts[items.size()] = start;
            items.add(item);
        }
        position++;
        return new BList(place, Collections.unmodifiableList(items), starts);
    }

    private record Entry(BBytes key, BValue value, BDict.Span span) {}

    private BDict dict(Place place, int depth) throws BencodeException {
        enter(depth);
        List<Entry> entries = new ArrayList<>(4);
        while (peek() != 'e') {
            int keyStart = position;
            if (!isDigit(source[keyStart])) {
                throw fail("a dictionary key must be a byte string");
            }
            BBytes key = bytes();
            if (!anyKeyOrder && !entries.isEmpty()) {
                requireOrder(entries.get(entries.size() - 1).key(), key, keyStart);
            }
            int start = position;
            BValue value = switch (peek()) {
                case 'l' -> list(place.child(key, start), depth + 1);
                case 'd' -> dict(place.child(key, start), depth + 1);
                default -> scalar();
            };
            entries.add(new Entry(key, value, new BDict.Span(start, position)));
        }
        position++;
        if (anyKeyOrder) {
            sort(entries);
        }
        return new BDict(
                place,
                entries.stream().map(Entry::key).toArray(BBytes[]::new),
                entries.stream().map(Entry::value).toArray(BValue[]::new),
                entries.stream().map(Entry::span).toArray(BDict.Span[]::new));
    }

    private static void requireOrder(BBytes before, BBytes key, int offset) throws BencodeException {
        int order = before.compareTo(key);
        if (order >= 0) {
            throw new BencodeException(
                    order == 0 ? "the key " + key + " comes twice" : "the key " + key + " must come before " + before,
                    offset);
        }
    }

    private static void sort(List<Entry> entries) throws BencodeException {
        entries.sort(Comparator.comparing(Entry::key));
        for (int i = 1; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            requireOrder(entries.get(i - 1).key(), entry.key(), entry.span().start());
        }
    }

    private void enter(int depth) throws BencodeException {
        if (depth > maxDepth) {
            throw fail("nested more than " + maxDepth + " levels deep");
        }
        if (++values > MAX_VALUES) {
            throw fail("more than " + MAX_VALUES + " values");
        }
        position++;
    }

    private BBytes bytes() throws BencodeException {
        int start = position;
        long length = number(':');
        if (length > limit - position) {
            throw new BencodeException(
                    "a byte string of " + length + " bytes where " + (limit - position) + " are left", start);
        }
        position += (int) length;
        return BBytes.copyOf(source, position - (int) length, position);
    }

    /** The digits up to the terminator, which is taken too; only before {@code e} may they have a sign. */
    private long number(char terminator) throws BencodeException {
        int start = position;
        boolean negative = terminator == 'e' && peek() == '-';
        if (negative) {
            position++;
        }
        int digits = position;
        long value = 0;
        while (isDigit(peek())) {
            int digit = source[position] - '0';
            if (value < (Long.MIN_VALUE + digit) / 10) {
                throw new BencodeException("a number beyond 64 bits", start);
            }
            value = value * 10 - digit;
            position++;
        }
        int count = position - digits;
        if (source[position] != terminator || count == 0) {
            throw fail("digits and then '" + terminator + "' make a number");
        }
        if (source[digits] == '0' && (count > 1 || negative)) {
            throw new BencodeException("a number with a leading zero, or minus zero", start);
        }
        if (!negative && value == Long.MIN_VALUE) {
            throw new BencodeException("a number beyond 64 bits", start);
        }
        position++;
        return negative ? value : -value;
    }

    private byte peek() throws BencodeException {
        if (position >= limit) {
            throw fail("the input ends within a value");
        }
        return source[position];
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private BencodeException fail(String problem) {
        return new BencodeException(problem, position);
    }
}
