package io.orbitgraph.store.graph.page;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// The newest versions of a group's relationships by ordinal: an open-addressing table that one thread at a time writes
/// (the one that holds the group's monitor) while any number read without a lock.
final class RelationshipOverlay {
    private static final VarHandle KEY = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle VERSION = MethodHandles.arrayElementVarHandle(RelationshipVersion[].class);

    private record Table(int[] keys, @Nullable RelationshipVersion[] versions) {}

    private volatile Table table = new Table(new int[8], new @Nullable RelationshipVersion[8]);
    private int size;

    @Nullable
    RelationshipVersion newest(int ordinal) {
        Table now = table;
        int mask = now.keys.length - 1;
        for (int at = slot(ordinal, mask); ; at = at + 1 & mask) {
            int key = (int) KEY.getAcquire(now.keys, at);
            if (key == 0) {
                return null;
            }
            if (key == ordinal + 1) {
                return (RelationshipVersion) VERSION.getAcquire(now.versions, at);
            }
        }
    }

    void put(int ordinal, RelationshipVersion version) {
        if (2 * (size + 1) > table.keys.length) {
            grow();
        }
        Table now = table;
        int mask = now.keys.length - 1;
        int at = slot(ordinal, mask);
        while (now.keys[at] != 0 && now.keys[at] != ordinal + 1) {
            at = at + 1 & mask;
        }
        VERSION.setRelease(now.versions, at, version);
        if (now.keys[at] == 0) {
            KEY.setRelease(now.keys, at, ordinal + 1);
            size++;
        }
    }

    int size() {
        return size;
    }

    private void grow() {
        Table old = table;
        int capacity = 2 * old.keys.length;
        int[] keys = new int[capacity];
        @Nullable RelationshipVersion[] versions = new @Nullable RelationshipVersion[capacity];
        for (int i = 0; i < old.keys.length; i++) {
            if (old.keys[i] != 0) {
                int at = slot(old.keys[i] - 1, capacity - 1);
                while (keys[at] != 0) {
                    at = at + 1 & capacity - 1;
                }
                keys[at] = old.keys[i];
                versions[at] = old.versions[i];
            }
        }
        table = new Table(keys, versions);
    }

    private static int slot(int ordinal, int mask) {
        int hash = ordinal * 0x9E37_79B9;
        return (hash ^ hash >>> 15) & mask;
    }
}
