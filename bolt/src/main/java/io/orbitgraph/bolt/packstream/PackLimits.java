package io.orbitgraph.bolt.packstream;

/// Bounds of what one message may make the reader allocate.
///
/// @param depth of lists, maps and structures inside each other
/// @param heapBytes estimated size of the values of one message; a few bytes of input can ask for many of heap
public record PackLimits(int depth, long heapBytes) {
    public PackLimits {
        if (depth < 1 || depth > 1_000 || heapBytes < 1) {
            throw new IllegalArgumentException("limits out of range: " + depth + ", " + heapBytes);
        }
    }
}
