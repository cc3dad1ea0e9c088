package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.graph.NodeIds;
import io.orbitgraph.model.procedure.ColumnRows;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import java.util.List;
import java.util.function.IntPredicate;

/// Rows of node id and value, by ascending id, which go to the engine as columns.
final class NodeRows extends ColumnRows {
    private final NodeIds ids;
    private final NodeColumn column;
    private final IntPredicate included;
    private int rank;

    /// @param fields of the node's id and of its value
    NodeRows(List<Field> fields, NodeIds ids, NodeColumn column, IntPredicate included) {
        super(fields);
        this.ids = ids;
        this.column = column;
        this.included = included;
    }

    @Override
    protected int fill(Vector[] columns, int first, int most) {
        LongVector nodes = (LongVector) columns[0];
        int row = first;
        int end = first + most;
        for (; row < end && rank < column.size(); rank++) {
            int node = ids.numberAt(rank);
            if (included.test(node)) {
                nodes.set(row, ids.idAt(rank));
                set(columns[1], row++, node);
            }
        }
        return row - first;
    }

    private void set(Vector values, int row, int node) {
        switch (values) {
            case DoubleVector doubles -> doubles.set(row, column.number(node));
            case LongVector longs
            when column instanceof NodeColumn.Longs(long[] numbers) -> longs.set(row, numbers[node]);
            case ValueVector any -> any.set(row, column.value(node));
            default ->
                throw new IllegalStateException(
                        "a column of " + values.getClass().getSimpleName() + " for "
                                + column.getClass().getSimpleName());
        }
    }
}
