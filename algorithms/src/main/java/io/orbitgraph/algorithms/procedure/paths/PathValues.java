package io.orbitgraph.algorithms.procedure.paths;

import io.orbitgraph.algorithms.procedure.AlgorithmService;
import io.orbitgraph.algorithms.procedure.Outcome;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.NodeReference;
import io.orbitgraph.model.value.NodeValue;
import io.orbitgraph.model.value.PathValue;
import io.orbitgraph.model.value.RelationshipRecord;
import io.orbitgraph.model.value.RelationshipValue;
import io.orbitgraph.model.value.Value;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Paths as values. The elements are made when they are looked at: a caller that does not yield a path pays next to
/// nothing for it.
final class PathValues {
    private PathValues() {}

    /// The database's ids of nodes.
    static long[] ids(Outcome<?, ?> outcome, int[] nodes) {
        long[] ids = new long[nodes.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = outcome.id(nodes[i]);
        }
        return ids;
    }

    static ListValue list(long[] numbers) {
        return new ListValue(new View<>(numbers.length, i -> Value.of(numbers[i])));
    }

    static ListValue list(double[] numbers) {
        return new ListValue(new View<>(numbers.length, i -> Value.of(numbers[i])));
    }

    /// A path over the database's nodes. Its relationships are virtual: they are in this result only and have ids below
    /// 0, each another one.
    ///
    /// @param type of the relationships
    /// @param costs parallel to `ids`, from the start up to there: each relationship gets what it adds as its `cost`;
    /// null for none
    static PathValue path(Outcome<?, ?> outcome, long[] ids, String type, double @Nullable [] costs) {
        int length = ids.length - 1;
        long firstId = outcome.context().service(AlgorithmService.class).virtualIds(length);
        List<NodeValue> nodes = new View<>(ids.length, i -> new NodeReference(ids[i]));
        List<RelationshipValue> relationships = new View<>(
                length,
                i -> new RelationshipRecord(
                        firstId - i,
                        ids[i],
                        ids[i + 1],
                        type,
                        costs == null ? MapValue.EMPTY : MapValue.of("cost", Value.of(costs[i + 1] - costs[i]))));
        return new PathValue(nodes, relationships);
    }

    private static final class View<T> extends AbstractList<T> implements RandomAccess {
        private final int size;
        private final IntFunction<T> element;

        View(int size, IntFunction<T> element) {
            this.size = size;
            this.element = element;
        }

        @Override
        public T get(int index) {
            return element.apply(index);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
