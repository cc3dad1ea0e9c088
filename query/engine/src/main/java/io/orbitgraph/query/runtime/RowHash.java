package io.orbitgraph.query.runtime;

import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueSemantics;
import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.StringVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;

/// Hashes of rows, consistent with equivalence whatever the class of the vectors: an integer in a {@link LongVector},
/// the same number in a
/// {@link DoubleVector} and boxed in a {@link ValueVector} hash alike.
final class RowHash {
    private RowHash() {}

    /// Sets `hashes[i]` to the hash of the `i`th selected row over all of `columns`.
    static void hash(Vector[] columns, Batch batch, int[] hashes) {
        for (int i = 0; i < batch.size; i++) {
            hashes[i] = 1;
        }
        for (Vector column : columns) {
            add(column, batch, hashes);
        }
        for (int i = 0; i < batch.size; i++) {
            int h = hashes[i] * 0x9E3779B9;
            hashes[i] = h ^ h >>> 15;
        }
    }

    private static void add(Vector column, Batch batch, int[] hashes) {
        int size = batch.size;
        switch (column) {
            case LongVector vector -> {
                for (int i = 0; i < size; i++) {
                    int row = batch.row(i);
                    hashes[i] = 31 * hashes[i] + (vector.isNull(row) ? 0 : ValueSemantics.hash(vector.values[row]));
                }
            }
            case NodeVector vector -> {
                for (int i = 0; i < size; i++) {
                    int row = batch.row(i);
                    hashes[i] = 31 * hashes[i] + (vector.isNull(row) ? 0 : Long.hashCode(vector.values[row]));
                }
            }
            case RelationshipVector vector -> {
                for (int i = 0; i < size; i++) {
                    int row = batch.row(i);
                    hashes[i] = 31 * hashes[i] + (vector.isNull(row) ? 0 : Long.hashCode(vector.ids[row]));
                }
            }
            case DoubleVector vector -> {
                for (int i = 0; i < size; i++) {
                    int row = batch.row(i);
                    hashes[i] = 31 * hashes[i] + (vector.isNull(row) ? 0 : ValueSemantics.hash(vector.values[row]));
                }
            }
            case StringVector vector -> {
                for (int i = 0; i < size; i++) {
                    String text = vector.values[batch.row(i)];
                    hashes[i] = 31 * hashes[i] + (text == null ? 0 : text.hashCode());
                }
            }
            case BooleanVector vector -> {
                for (int i = 0; i < size; i++) {
                    int row = batch.row(i);
                    hashes[i] = 31 * hashes[i] + (vector.isNull(row) ? 0 : Boolean.hashCode(vector.values[row]));
                }
            }
            case ValueVector vector -> {
                for (int i = 0; i < size; i++) {
                    hashes[i] = 31 * hashes[i] + hash(vector.values[batch.row(i)]);
                }
            }
        }
    }

    private static int hash(Value value) {
        if (value == Value.NULL) {
            return 0;
        }
        return switch (value) {
            case StringValue(String text) -> text.hashCode();
            case BooleanValue truth -> Boolean.hashCode(truth.value());
            default -> ValueSemantics.hash(value);
        };
    }
}
