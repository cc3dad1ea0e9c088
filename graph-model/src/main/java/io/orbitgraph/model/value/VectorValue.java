package io.orbitgraph.model.value;

import java.util.Arrays;

/// A vector of numbers of one coordinate type, as embeddings are kept.
///
/// @param data big-endian coordinates, `coordinate.width()` bytes each; owned by the value, never changed
public record VectorValue(Coordinate coordinate, byte[] data) implements Value {

    /// The coordinate types with their PackStream markers.
    public enum Coordinate {
        INTEGER8(1, 0xC8),
        INTEGER16(2, 0xC9),
        INTEGER32(4, 0xCA),
        INTEGER64(8, 0xCB),
        FLOAT32(4, 0xC6),
        FLOAT64(8, 0xC1);

        private final int width;
        private final int marker;

        Coordinate(int width, int marker) {
            this.width = width;
            this.marker = marker;
        }

        /// Bytes per coordinate.
        public int width() {
            return width;
        }

        public int marker() {
            return marker;
        }
    }

    public int dimensions() {
        return data.length / coordinate.width();
    }

    @Override
    public ValueType type() {
        return ValueType.VECTOR;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VectorValue(Coordinate c, byte[] bytes)
                && c == coordinate
                && Arrays.equals(data, bytes);
    }

    @Override
    public int hashCode() {
        return 31 * coordinate.hashCode() + Arrays.hashCode(data);
    }
}
