package io.orbitgraph.model.session;

import org.jspecify.annotations.Nullable;

/// A remark about a statement that is not an error.
///
/// @param code the Neo4j code, e.g. `Neo.ClientNotification.Statement.CartesianProduct`
/// @param position where in the text, if anywhere
public record Notification(
        String code,
        String gqlStatus,
        String title,
        String description,
        Severity severity,
        Classification classification,
        io.orbitgraph.model.error.@Nullable SourcePosition position) {

    public enum Severity {
        WARNING,
        INFORMATION
    }

    public enum Classification {
        HINT,
        UNRECOGNIZED,
        UNSUPPORTED,
        PERFORMANCE,
        DEPRECATION,
        SECURITY,
        TOPOLOGY,
        GENERIC,
        SCHEMA
    }
}
