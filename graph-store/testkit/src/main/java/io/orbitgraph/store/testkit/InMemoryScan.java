package io.orbitgraph.store.testkit;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.NodeScan;
import io.orbitgraph.store.graph.RelationshipId;
import io.orbitgraph.store.testkit.GraphState.NodeState;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A scan over the nodes of one state.
final class InMemoryScan implements NodeScan {
    private final GraphState state;
    private final int[] labels;
    private final Iterator<Map.Entry<Long, NodeState>> entries;
    private Map.@Nullable Entry<Long, NodeState> pending;
    private long group = -1;
    private int[] slots = new int[0];
    private int count;

    InMemoryScan(GraphState state, int[] labels) {
        this.state = state;
        this.labels = labels.clone();
        this.entries = state.nodes().entries().iterator();
        this.pending = nextMatch();
    }

    private Map.@Nullable Entry<Long, NodeState> nextMatch() {
        while (entries.hasNext()) {
            var entry = entries.next();
            if (Arrays.stream(labels).allMatch(entry.getValue()::hasLabel)) {
                return entry;
            }
        }
        return null;
    }

    @Override
    public boolean nextGroup() {
        if (pending == null) {
            return false;
        }
        group = pending.getKey() >>> RelationshipId.GROUP_SHIFT;
        // A new array each time, just large enough: whoever keeps the old one or looks past the count is found out.
        slots = new int[RelationshipId.GROUP_SIZE];
        count = 0;
        while (pending != null && pending.getKey() >>> RelationshipId.GROUP_SHIFT == group) {
            slots[count++] = (int) (pending.getKey() - firstNode());
            pending = nextMatch();
        }
        slots = Arrays.copyOf(slots, count);
        return true;
    }

    @Override
    public long firstNode() {
        return group << RelationshipId.GROUP_SHIFT;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int[] slots() {
        return slots;
    }

    @Override
    public Vector column(int key) {
        Value[] values = new Value[RelationshipId.GROUP_SIZE];
        Arrays.fill(values, Value.NULL);
        for (int slot : slots) {
            NodeState node = state.node(firstNode() + slot);
            if (node != null) {
                values[slot] = node.properties().getOrDefault(key, Value.NULL);
            }
        }
        return Columns.narrowest(values);
    }

    @Override
    public void close() {
        pending = null;
        count = 0;
    }
}
