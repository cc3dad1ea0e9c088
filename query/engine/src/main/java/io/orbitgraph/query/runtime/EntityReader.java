package io.orbitgraph.query.runtime;

import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads nodes and relationships as a whole: names of labels and types, all properties as a map.
public final class EntityReader {
    private final ExecutionContext context;

    public EntityReader(ExecutionContext context) {
        this.context = context;
    }

    /// Sorted by name, unmodifiable.
    public List<String> labels(long node) {
        Tokens tokens = context.tokens();
        int[] labels = context.reader().labels(node);
        List<String> names = new ArrayList<>(labels.length);
        for (int label : labels) {
            names.add(tokens.labelName(label));
        }
        Collections.sort(names);
        return Collections.unmodifiableList(names);
    }

    public MapValue nodeProperties(long node) {
        GraphReader reader = context.reader();
        int[] keys = reader.nodePropertyKeys(node);
        context.storeReads += keys.length + 1;
        if (keys.length == 0) {
            return MapValue.EMPTY;
        }
        Map<String, Value> entries = LinkedHashMap.newLinkedHashMap(keys.length);
        for (int key : keys) {
            entries.put(context.tokens().propertyKeyName(key), reader.nodeProperty(node, key));
        }
        return new MapValue(Collections.unmodifiableMap(entries));
    }

    public MapValue relationshipProperties(long relationship) {
        GraphReader reader = context.reader();
        int[] keys = reader.relationshipPropertyKeys(relationship);
        context.storeReads += keys.length + 1;
        if (keys.length == 0) {
            return MapValue.EMPTY;
        }
        Map<String, Value> entries = LinkedHashMap.newLinkedHashMap(keys.length);
        for (int key : keys) {
            entries.put(context.tokens().propertyKeyName(key), reader.relationshipProperty(relationship, key));
        }
        return new MapValue(Collections.unmodifiableMap(entries));
    }
}
