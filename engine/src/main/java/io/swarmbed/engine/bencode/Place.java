package io.swarmbed.engine.bencode;

import org.jspecify.annotations.Nullable;

/** Where a list or dictionary stood in its source, so that messages can name path and byte. */
final class Place {
    /** That of values which were made rather than read. */
    static final Place NOWHERE = new Place(null, null, 0, -1);

    private final @Nullable Place parent;
    private final @Nullable BBytes key;
    private final int index;
    private final int offset;

    private Place(@Nullable Place parent, @Nullable BBytes key, int index, int offset) {
        this.parent = parent;
        this.key = key;
        this.index = index;
        this.offset = offset;
    }

    static Place root(int offset) {
        return new Place(null, null, 0, offset);
    }

    Place child(BBytes childKey, int childOffset) {
        return new Place(this, childKey, 0, childOffset);
    }

    Place child(int childIndex, int childOffset) {
        return new Place(this, null, childIndex, childOffset);
    }

    /** Byte at which the list or dictionary begins, or -1. */
    int offset() {
        return offset;
    }

    BencodeException missing(BBytes missingKey) {
        return new BencodeException(child(missingKey, offset).path() + " is missing from the dictionary", offset);
    }

    /** The value as the type wanted. */
    <T extends BValue> T require(Class<T> type, String wanted, BValue value) throws BencodeException {
        if (!type.isInstance(value)) {
            String subject = parent == null ? "the value" : path();
            throw new BencodeException(subject + " must be " + wanted + ", not " + value.kind(), offset);
        }
        return type.cast(value);
    }

    private String path() {
        if (parent == null) {
            return "";
        }
        String before = parent.path();
        if (key == null) {
            return before + "[" + index + "]";
        }
        return before.isEmpty() ? key.toString() : before + "." + key;
    }
}
