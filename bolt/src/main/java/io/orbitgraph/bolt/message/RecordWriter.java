package io.orbitgraph.bolt.message;

import io.orbitgraph.bolt.frame.FrameOutput;
import io.orbitgraph.bolt.packstream.PackWriter;
import io.orbitgraph.bolt.packstream.ValueWriter;
import io.orbitgraph.model.session.RecordSink;
import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.StringVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import org.jspecify.annotations.Nullable;

/// Writes records straight from column vectors, one message each, without boxing. Not thread-safe.
final class RecordWriter implements RecordSink {
    private final FrameOutput output;
    private final PackWriter pack;
    private final ValueWriter values;
    private final int maxMessageBytes;
    private final Runnable afterBatch;
    private long count;

    RecordWriter(FrameOutput output, PackWriter pack, ValueWriter values, int maxMessageBytes, Runnable afterBatch) {
        this.output = output;
        this.pack = pack;
        this.values = values;
        this.maxMessageBytes = maxMessageBytes;
        this.afterBatch = afterBatch;
    }

    /// How many records were written so far on this connection.
    long count() {
        return count;
    }

    @Override
    public void accept(Vector[] columns, int @Nullable [] rows, int size) {
        for (int i = 0; i < size; i++) {
            pack.open(output.begin(), maxMessageBytes);
            writeRecord(columns, rows == null ? i : rows[i]);
            count++;
            output.end();
        }
        afterBatch.run();
    }

    private void writeRecord(Vector[] columns, int row) {
        pack.writeStructureHeader(1, ResponseWriter.RECORD);
        pack.writeListHeader(columns.length);
        for (Vector column : columns) {
            writeCell(column, row);
        }
    }

    private void writeCell(Vector column, int row) {
        switch (column) {
            case ValueVector cells -> values.write(cells.values[row]);
            case LongVector cells -> {
                if (cells.isNull(row)) {
                    pack.writeNull();
                } else {
                    pack.writeInteger(cells.values[row]);
                }
            }
            case StringVector cells -> {
                String text = cells.values[row];
                if (text == null) {
                    pack.writeNull();
                } else {
                    pack.writeString(text);
                }
            }
            case DoubleVector cells -> {
                if (cells.isNull(row)) {
                    pack.writeNull();
                } else {
                    pack.writeFloat(cells.values[row]);
                }
            }
            case BooleanVector cells -> {
                if (cells.isNull(row)) {
                    pack.writeNull();
                } else {
                    pack.writeBoolean(cells.values[row]);
                }
            }
            case NodeVector _, RelationshipVector _ ->
                throw new IllegalStateException("a result column was not materialised");
        }
    }
}
