package io.orbitgraph.store.graph.core;

import java.util.Arrays;

/// The relationships of an import that end in one range of groups: what the incoming lists need. Not thread-safe.
final class ImportedEnds {
    int[] types = new int[64];
    int[] targets = new int[64];
    int[] sources = new int[64];
    int[] ordinals = new int[64];
    int count;

    /// @param source low 32 bits of the node where the relationship starts
    /// @param ordinal of the relationship in the group of the source
    void add(int type, int target, int source, int ordinal) {
        if (count == types.length) {
            // By half: there are many of these, and they are large.
            int capacity = Math.addExact(count, count >>> 1) + 64;
            types = Arrays.copyOf(types, capacity);
            targets = Arrays.copyOf(targets, capacity);
            sources = Arrays.copyOf(sources, capacity);
            ordinals = Arrays.copyOf(ordinals, capacity);
        }
        types[count] = type;
        targets[count] = target;
        sources[count] = source;
        ordinals[count] = ordinal;
        count++;
    }

    void addAll(ImportedEnds other) {
        int sum = Math.addExact(count, other.count);
        types = Arrays.copyOf(types, Math.max(sum, 1));
        targets = Arrays.copyOf(targets, types.length);
        sources = Arrays.copyOf(sources, types.length);
        ordinals = Arrays.copyOf(ordinals, types.length);
        System.arraycopy(other.types, 0, types, count, other.count);
        System.arraycopy(other.targets, 0, targets, count, other.count);
        System.arraycopy(other.sources, 0, sources, count, other.count);
        System.arraycopy(other.ordinals, 0, ordinals, count, other.count);
        count = sum;
    }

    void clear() {
        types = new int[1];
        targets = new int[1];
        sources = new int[1];
        ordinals = new int[1];
        count = 0;
    }
}
