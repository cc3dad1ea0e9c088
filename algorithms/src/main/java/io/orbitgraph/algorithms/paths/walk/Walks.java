package io.orbitgraph.algorithms.paths.walk;

import java.util.Arrays;

/// Walks one after the other: walk `i` is `nodes[i * stride]` up to `nodes[i * stride + lengths[i] - 1]`. Those of a
/// source are beside each other, in the order of sources.
public record Walks(int[] nodes, int[] lengths, int stride) {
    public int count() {
        return lengths.length;
    }

    /// A copy of walk `i`.
    public int[] walk(int i) {
        return Arrays.copyOfRange(nodes, i * stride, i * stride + lengths[i]);
    }
}
