package io.orbitgraph.query.language;

/// A query language. Thread-safe.
public interface QueryLanguage {
    /// E.g. `cypher`.
    String name();

    /// Parses, checks and lowers a statement. Finds every error that can be found without the data.
    ///
    /// @throws io.orbitgraph.model.error.OrbitException with a position
    CompiledStatement compile(String text, Catalog catalog);
}
