package io.orbitgraph.algorithms.procedure.system;

/// What clients of Neo4j's Graph Data Science library are told.
public final class Version {
    /// The version of the library whose procedures these are; clients compare its numbers.
    public static final String GDS = "2.13.0+orbitgraph";

    private Version() {}
}
