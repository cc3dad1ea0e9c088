package io.orbitgraph.store.kv;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The order and the limits of keys and values, the same for every store.
public final class Keys {
    private Keys() {}

    /// The order of a space: unsigned bytes from the left, a prefix before what it is a prefix of.
    public static int compare(byte[] left, byte[] right) {
        return Arrays.compareUnsigned(left, right);
    }

    /// The smallest key above all keys that start with `prefix`; null where there is none (an empty prefix, or all
    /// 0xFF). `scan(space, prefix, prefixEnd(prefix), false)` visits exactly the keys with that prefix.
    public static byte @Nullable [] prefixEnd(byte[] prefix) {
        int last = prefix.length - 1;
        while (last >= 0 && prefix[last] == (byte) 0xFF) {
            last--;
        }
        if (last < 0) {
            return null;
        }
        byte[] end = Arrays.copyOf(prefix, last + 1);
        end[last]++;
        return end;
    }

    /// Whether `key` lies in `[from, to)`; `to` null is the end of the space.
    public static boolean inRange(byte[] key, byte[] from, byte @Nullable [] to) {
        return compare(from, key) <= 0 && (to == null || compare(key, to) < 0);
    }

    /// @throws OrbitException {@link ErrorCode#REQUEST_TOO_LARGE} for a key over the limit
    /// @throws IllegalArgumentException for an empty key
    public static void checkKey(byte[] key) {
        if (key.length == 0) {
            throw new IllegalArgumentException("an empty key");
        }
        if (key.length > KeyValueStore.MAX_KEY_BYTES) {
            throw new OrbitException(
                    ErrorCode.REQUEST_TOO_LARGE,
                    "a key of " + key.length + " bytes is longer than the " + KeyValueStore.MAX_KEY_BYTES
                            + " bytes that the store takes");
        }
    }

    /// @throws OrbitException {@link ErrorCode#REQUEST_TOO_LARGE} for a value over the limit
    public static void checkValue(byte[] value) {
        if (value.length > KeyValueStore.MAX_VALUE_BYTES) {
            throw new OrbitException(
                    ErrorCode.REQUEST_TOO_LARGE,
                    "a value of " + value.length + " bytes is longer than the " + KeyValueStore.MAX_VALUE_BYTES
                            + " bytes that the store takes");
        }
    }
}
