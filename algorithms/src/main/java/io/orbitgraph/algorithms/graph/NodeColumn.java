package io.orbitgraph.algorithms.graph;

/// A property of all nodes, by node number. The arrays are not to be changed.
public sealed interface NodeColumn {
    int size();

    /// The value of `node` as a number.
    ///
    /// @throws io.orbitgraph.model.error.OrbitException with `INVALID_ARGUMENT_VALUE` for a column of lists
    double number(int node);

    record Longs(long[] values) implements NodeColumn {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public double number(int node) {
            return values[node];
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
    }
}
