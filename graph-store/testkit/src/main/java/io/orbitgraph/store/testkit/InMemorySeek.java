package io.orbitgraph.store.testkit;

import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueSemantics;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.IndexQuery;
import io.orbitgraph.store.graph.NodeCursor;
import io.orbitgraph.store.testkit.GraphState.NodeState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an index would find, found by looking at every node.
final class InMemorySeek implements NodeCursor {
    private record Found(long node, Value value) {}

    private final List<Found> found = new ArrayList<>();
    private int position;

    InMemorySeek(GraphState graph, IndexDescriptor index, IndexQuery query) {
        for (var entry : graph.nodes().entries()) {
            NodeState node = entry.getValue();
            Value value = node.properties().get(index.propertyKey());
            if (value != null && node.hasLabel(index.label()) && matches(query, value)) {
                found.add(new Found(entry.getKey(), value));
            }
        }
        if (query instanceof IndexQuery.Range) {
            // Stable: nodes of equal value stay in the order of their ids.
            found.sort(Comparator.comparing(Found::value, ValueSemantics::order));
        }
    }

    private static boolean matches(IndexQuery query, Value value) {
        return switch (query) {
            case IndexQuery.Exact(Value wanted) -> ValueSemantics.equal(value, wanted) == BooleanValue.TRUE;
            case IndexQuery.Prefix(String prefix) ->
                value instanceof StringValue(String text) && text.startsWith(prefix);
            case IndexQuery.Exists() -> true;
            case IndexQuery.Range(var from, boolean fromInclusive, var to, boolean toInclusive) ->
                isAbove(value, from, fromInclusive) && isBelow(value, to, toInclusive);
        };
    }

    private static boolean isAbove(Value value, @Nullable Value bound, boolean inclusive) {
        if (bound == null) {
            return true;
        }
        int compared = ValueSemantics.compare(value, bound);
        return isOrdered(compared) && (compared > 0 || (inclusive && compared == 0));
    }

    private static boolean isBelow(Value value, @Nullable Value bound, boolean inclusive) {
        if (bound == null) {
            return true;
        }
        int compared = ValueSemantics.compare(value, bound);
        return isOrdered(compared) && (compared < 0 || (inclusive && compared == 0));
    }

    private static boolean isOrdered(int compared) {
        return compared != ValueSemantics.INCOMPARABLE && compared != ValueSemantics.UNORDERED;
    }

    @Override
    public int next(long[] into) {
        int count = Math.min(into.length, found.size() - position);
        for (int i = 0; i < count; i++) {
            into[i] = found.get(position++).node;
        }
        return count;
    }

    @Override
    public void close() {
        position = found.size();
    }
}
