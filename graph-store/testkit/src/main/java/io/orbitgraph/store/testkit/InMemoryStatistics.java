package io.orbitgraph.store.testkit;

import io.orbitgraph.store.graph.GraphStatistics;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.Tokens;
import io.orbitgraph.store.testkit.GraphState.NodeState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/// Counts by looking at everything, once per question and object. Exact.
final class InMemoryStatistics implements GraphStatistics {
    private record Question(Kind kind, int a, int b, int c) {}

    private enum Kind {
        NODES,
        RELATIONSHIPS,
        INDEX_SIZE,
        INDEX_DISTINCT
    }

    private final GraphState graph;
    private final Map<Question, Long> answers = new HashMap<>();

    InMemoryStatistics(GraphState graph) {
        this.graph = graph;
    }

    private synchronized long answer(Question question, ToLongFunction<Question> count) {
        Long known = answers.get(question);
        if (known == null) {
            known = count.applyAsLong(question);
            answers.put(question, known);
        }
        return known;
    }

    @Override
    public long nodes(int label) {
        return answer(new Question(Kind.NODES, label, 0, 0), _ -> {
            if (label == Tokens.NONE) {
                return graph.nodes().size();
            }
            long count = 0;
            for (var entry : graph.nodes().entries()) {
                count += entry.getValue().hasLabel(label) ? 1 : 0;
            }
            return count;
        });
    }

    @Override
    public long relationships(int startLabel, int type, int endLabel) {
        return answer(new Question(Kind.RELATIONSHIPS, startLabel, type, endLabel), _ -> {
            long count = 0;
            for (var entry : graph.relationships().entries()) {
                var relationship = entry.getValue();
                if ((type == Tokens.NONE || relationship.type() == type)
                        && hasLabel(relationship.start(), startLabel)
                        && hasLabel(relationship.end(), endLabel)) {
                    count++;
                }
            }
            return count;
        });
    }

    private boolean hasLabel(long id, int label) {
        if (label == Tokens.NONE) {
            return true;
        }
        NodeState node = graph.node(id);
        return node != null && node.hasLabel(label);
    }

    @Override
    public long indexSize(IndexDescriptor index) {
        return answer(new Question(Kind.INDEX_SIZE, index.label(), index.propertyKey(), 0), _ -> {
            long count = 0;
            for (var entry : graph.nodes().entries()) {
                NodeState node = entry.getValue();
                count += node.hasLabel(index.label()) && node.properties().containsKey(index.propertyKey()) ? 1 : 0;
            }
            return count;
        });
    }

    @Override
    public long indexDistinctValues(IndexDescriptor index) {
        return answer(new Question(Kind.INDEX_DISTINCT, index.label(), index.propertyKey(), 0), _ -> {
            Set<Object> values = new HashSet<>();
            for (var entry : graph.nodes().entries()) {
                NodeState node = entry.getValue();
                var value = node.properties().get(index.propertyKey());
                if (value != null && node.hasLabel(index.label())) {
                    values.add(value);
                }
            }
            return values.size();
        });
    }
}
