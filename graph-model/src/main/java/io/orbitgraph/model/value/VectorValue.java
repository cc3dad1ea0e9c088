package io.orbitgraph.model.value;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// A vector of numbers of one coordinate type, as embeddings are kept.
///
/// @param data big-endian coordinates, `coordinate.width()` bytes each; owned by the value, never changed
public record VectorValue(Coordinate coordinate, byte[] data) implements Value {

    /// The coordinate types with their PackStream markers.
    public enum Coordinate {
        INTEGER8(1, 0xC8, "INTEGER8"),
        INTEGER16(2, 0xC9, "INTEGER16"),
        INTEGER32(4, 0xCA, "INTEGER32"),
        INTEGER64(8, 0xCB, "INTEGER"),
        FLOAT32(4, 0xC6, "FLOAT32"),
        FLOAT64(8, 0xC1, "FLOAT");

        private final int width;
        private final int marker;
        private final String typeName;

        Coordinate(int width, int marker, String typeName) {
            this.width = width;
            this.marker = marker;
            this.typeName = typeName;
        }

        /// Bytes per coordinate.
        public int width() {
            return width;
        }

        public int marker() {
            return marker;
        }

        /// As in `vector(…, INTEGER8)`; 64-bit coordinates go by the names of the numbers they hold.
        public String typeName() {
            return typeName;
        }

        public boolean isInteger() {
            return this != FLOAT32 && this != FLOAT64;
        }
    }

    public int dimensions() {
        return data.length / coordinate.width();
    }

    /// Coordinate `index` as an integer; rounds towards zero if the coordinates are floats.
    public long longAt(int index) {
        ByteBuffer buffer = ByteBuffer.wrap(data);
        return switch (coordinate) {
            case INTEGER8 -> data[index];
            case INTEGER16 -> buffer.getShort(2 * index);
            case INTEGER32 -> buffer.getInt(4 * index);
            case INTEGER64 -> buffer.getLong(8 * index);
            case FLOAT32 -> (long) buffer.getFloat(4 * index);
            case FLOAT64 -> (long) buffer.getDouble(8 * index);
        };
    }

    /// Coordinate `index` as a float.
    public double doubleAt(int index) {
        return switch (coordinate) {
            case INTEGER8, INTEGER16, INTEGER32, INTEGER64 -> longAt(index);
            case FLOAT32 -> ByteBuffer.wrap(data).getFloat(4 * index);
            case FLOAT64 -> ByteBuffer.wrap(data).getDouble(8 * index);
        };
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
        return 31 * coordinate.marker() + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return ValueText.of(this);
    }
}
