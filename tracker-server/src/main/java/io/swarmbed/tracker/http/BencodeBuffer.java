package io.swarmbed.tracker.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A bencoded reply, appended to one buffer that grows and serves every reply of a thread. The caller appends keys in
 * order.
 */
final class BencodeBuffer {
    private static final int MAX_DIGITS = 20;

    private byte[] bytes = new byte[4096];
    private int length;

    /** Forgets what was appended. */
    BencodeBuffer clear() {
        length = 0;
        return this;
    }

    BencodeBuffer beginDict() {
        return append('d');
    }

    BencodeBuffer beginList() {
        return append('l');
    }

    BencodeBuffer end() {
        return append('e');
    }

    BencodeBuffer integer(long value) {
        append('i');
        digits(value);
        return append('e');
    }

    /** A byte string of ASCII text, which may be a key. */
    BencodeBuffer ascii(String text) {
        lengthOf(text.length());
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    BencodeBuffer utf8(String text) {
        return bytes(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A byte string, from the buffer's position to its limit. */
    BencodeBuffer bytes(ByteBuffer value) {
        int count = value.remaining();
        lengthOf(count);
        reserve(count);
        value.get(bytes, length, count);
        length += count;
        return this;
    }

    /** A byte string of these four bytes and no more. */
    BencodeBuffer bytes(int value) {
        lengthOf(Integer.BYTES);
        return raw(value);
    }

    /** A byte string of these sixteen bytes. */
    BencodeBuffer bytes(long high, long low) {
        lengthOf(2 * Long.BYTES);
        return raw((int) (high >>> 32)).raw((int) high).raw((int) (low >>> 32)).raw((int) low);
    }

    /** A byte string of these twenty bytes. */
    BencodeBuffer bytes(long high, long middle, int low) {
        lengthOf(2 * Long.BYTES + Integer.BYTES);
        return raw((int) (high >>> 32))
                .raw((int) high)
                .raw((int) (middle >>> 32))
                .raw((int) middle)
                .raw(low);
    }

    /** What was appended, until the next {@link #clear}. */
    ByteBuffer view() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    private BencodeBuffer raw(int value) {
        reserve(Integer.BYTES);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    private void lengthOf(int count) {
        digits(count);
        append(':');
    }

    private void digits(long value) {
        reserve(MAX_DIGITS);
        if (value < 0) {
            append('-');
        }
        int start = length;
        long rest = value;
        do {
            bytes[length++] = (byte) ('0' + Math.abs(rest % 10));
            rest /= 10;
        } while (rest != 0);
        for (int left = start, right = length - 1; left < right; left++, right--) {
            byte swapped = bytes[left];
            bytes[left] = bytes[right];
            bytes[right] = swapped;
        }
    }

    private BencodeBuffer append(char c) {
        reserve(1);
        bytes[length++] = (byte) c;
        return this;
    }

    private void reserve(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
    }
}
