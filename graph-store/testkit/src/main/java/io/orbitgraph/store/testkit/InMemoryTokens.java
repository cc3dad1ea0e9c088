package io.orbitgraph.store.testkit;

import io.orbitgraph.store.graph.Tokens;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Three lists of names.
final class InMemoryTokens implements Tokens {
    private static final class Names {
        private final List<String> names = new CopyOnWriteArrayList<>();
        private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

        int number(String name) {
            return numbers.getOrDefault(name, NONE);
        }

        synchronized int create(String name) {
            int known = number(name);
            if (known != NONE) {
                return known;
            }
            names.add(name);
            numbers.put(name, names.size() - 1);
            return names.size() - 1;
        }

        String name(int number) {
            if (number < 0 || number >= names.size()) {
                throw new IllegalArgumentException("no token has the number " + number);
            }
            return names.get(number);
        }

        List<String> all() {
            return List.copyOf(names);
        }
    }

    private final Names labels = new Names();
    private final Names types = new Names();
    private final Names keys = new Names();

    @Override
    public int label(String name) {
        return labels.number(name);
    }

    @Override
    public int relationshipType(String name) {
        return types.number(name);
    }

    @Override
    public int propertyKey(String name) {
        return keys.number(name);
    }

    @Override
    public int createLabel(String name) {
        return labels.create(name);
    }

    @Override
    public int createRelationshipType(String name) {
        return types.create(name);
    }

    @Override
    public int createPropertyKey(String name) {
        return keys.create(name);
    }

    @Override
    public String labelName(int label) {
        return labels.name(label);
    }

    @Override
    public String relationshipTypeName(int type) {
        return types.name(type);
    }

    @Override
    public String propertyKeyName(int key) {
        return keys.name(key);
    }

    @Override
    public List<String> labels() {
        return labels.all();
    }

    @Override
    public List<String> relationshipTypes() {
        return types.all();
    }

    @Override
    public List<String> propertyKeys() {
        return keys.all();
    }
}
