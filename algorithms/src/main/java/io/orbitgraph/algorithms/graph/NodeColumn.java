package io.orbitgraph.algorithms.graph;

import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.List;

/// A property of all nodes, by node number. The arrays are not to be changed.
public sealed interface NodeColumn {
    int size();

    /// The value of `node` as a number.
    ///
    /// @throws io.orbitgraph.model.error.OrbitException with `INVALID_ARGUMENT_VALUE` for a column of lists
    double number(int node);

    /// The value of `node` as the database has it.
    Value value(int node);

    /// The values of some nodes, in the order of `nodes`.
    NodeColumn picked(int[] nodes);

    /// Heap bytes of the values.
    long bytes();

    record Longs(long[] values) implements NodeColumn {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public double number(int node) {
            return values[node];
        }

        @Override
        public Value value(int node) {
            return Value.of(values[node]);
        }

        @Override
        public NodeColumn picked(int[] nodes) {
            long[] result = new long[nodes.length];
            for (int i = 0; i < nodes.length; i++) {
                result[i] = values[nodes[i]];
            }
            return new Longs(result);
        }

        @Override
        public long bytes() {
            return 8L * values.length;
        }
    }

    record Doubles(double[] values) implements NodeColumn {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public double number(int node) {
            return values[node];
        }

        @Override
        public Value value(int node) {
            return Value.of(values[node]);
        }

        @Override
        public NodeColumn picked(int[] nodes) {
            double[] result = new double[nodes.length];
            for (int i = 0; i < nodes.length; i++) {
                result[i] = values[nodes[i]];
            }
            return new Doubles(result);
        }

        @Override
        public long bytes() {
            return 8L * values.length;
        }
    }

    /// Lists of numbers: features, coordinates.
    record DoubleLists(double[][] values) implements NodeColumn {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public double number(int node) {
            throw PropertyErrors.notANumber();
        }

        @Override
        public Value value(int node) {
            List<Value> list = new ArrayList<>(values[node].length);
            for (double value : values[node]) {
                list.add(Value.of(value));
            }
            return new ListValue(list);
        }

        @Override
        public NodeColumn picked(int[] nodes) {
            double[][] result = new double[nodes.length][];
            for (int i = 0; i < nodes.length; i++) {
                result[i] = values[nodes[i]];
            }
            return new DoubleLists(result);
        }

        @Override
        public long bytes() {
            long bytes = 0;
            for (double[] list : values) {
                bytes += 24 + 8L * list.length;
            }
            return bytes;
        }
    }

    /// Lists of whole numbers: sets of ids, intermediate communities.
    record LongLists(long[][] values) implements NodeColumn {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public double number(int node) {
            throw PropertyErrors.notANumber();
        }

        @Override
        public Value value(int node) {
            List<Value> list = new ArrayList<>(values[node].length);
            for (long value : values[node]) {
                list.add(Value.of(value));
            }
            return new ListValue(list);
        }

        @Override
        public NodeColumn picked(int[] nodes) {
            long[][] result = new long[nodes.length][];
            for (int i = 0; i < nodes.length; i++) {
                result[i] = values[nodes[i]];
            }
            return new LongLists(result);
        }

        @Override
        public long bytes() {
            long bytes = 0;
            for (long[] list : values) {
                bytes += 24 + 8L * list.length;
            }
            return bytes;
        }
    }
}
