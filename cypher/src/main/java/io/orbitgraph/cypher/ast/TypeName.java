package io.orbitgraph.cypher.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A type as written after `IS ::`.
public sealed interface TypeName extends Node {

    /// @param kind what the words mean; synonyms are resolved
    record Simple(Span span, Kind kind, boolean nullable) implements TypeName {}

    record ListOf(Span span, TypeName element, boolean nullable) implements TypeName {}

    /// `VECTOR<FLOAT32>(3)`.
    ///
    /// @param coordinate the coordinates' type in upper case, null when not written
    /// @param dimension null when not written
    record Vector(
            Span span,
            @Nullable String coordinate,
            @Nullable Long dimension,
            boolean nullable) implements TypeName {}

    record Union(Span span, List<TypeName> alternatives) implements TypeName {
        public Union {
            alternatives = List.copyOf(alternatives);
        }
    }

    enum Kind {
        NOTHING,
        NULL,
        BOOLEAN,
        STRING,
        INTEGER,
        INTEGER8,
        INTEGER16,
        INTEGER32,
        FLOAT,
        FLOAT32,
        DATE,
        LOCAL_TIME,
        ZONED_TIME,
        LOCAL_DATETIME,
        ZONED_DATETIME,
        DURATION,
        POINT,
        UUID,
        NODE,
        RELATIONSHIP,
        PATH,
        GRAPH,
        MAP,
        PROPERTY_VALUE,
        ANY
    }
}
