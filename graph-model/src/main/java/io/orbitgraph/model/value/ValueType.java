package io.orbitgraph.model.value;

/// The types of the Cypher type system, in the order in which `ORDER BY` sorts values of different types
/// (ascending; CIP2016-06-14: map, node, relationship, list, path, temporal types, string, boolean, number, null
/// last; points as in Neo4j).
public enum ValueType {
    MAP("MAP"),
    NODE("NODE"),
    RELATIONSHIP("RELATIONSHIP"),
    LIST("LIST"),
    PATH("PATH"),
    POINT("POINT"),
    DATE_TIME("ZONED DATETIME"),
    LOCAL_DATE_TIME("LOCAL DATETIME"),
    DATE("DATE"),
    TIME("ZONED TIME"),
    LOCAL_TIME("LOCAL TIME"),
    DURATION("DURATION"),
    VECTOR("VECTOR"),
    UUID("UUID"),
    BYTES("BYTES"),
    STRING("STRING"),
    BOOLEAN("BOOLEAN"),
    INTEGER("INTEGER"),
    FLOAT("FLOAT"),
    NULL("NULL");

    private final String typeName;

    ValueType(String typeName) {
        this.typeName = typeName;
    }

    /// The name that users see, as in `valueType()` and in messages.
    public String typeName() {
        return typeName;
    }

    public boolean isNumber() {
        return this == INTEGER || this == FLOAT;
    }
}
