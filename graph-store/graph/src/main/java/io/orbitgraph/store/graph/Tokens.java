package io.orbitgraph.store.graph;

import java.util.List;

/// Names and their small dense numbers, from 0. A name keeps its number for ever. Thread-safe; look-ups are lock-free.
public interface Tokens {
    /// What the look-ups return for a name that the graph has never seen. In filters it stands for "any".
    int NONE = -1;

    int label(String name);

    int relationshipType(String name);

    int propertyKey(String name);

    /// The number of `name`, made now (durably) if there is none.
    int createLabel(String name);

    int createRelationshipType(String name);

    int createPropertyKey(String name);

    String labelName(int label);

    String relationshipTypeName(int type);

    String propertyKeyName(int key);

    /// All label names by number. Some may have no node any more.
    List<String> labels();

    List<String> relationshipTypes();

    List<String> propertyKeys();
}
