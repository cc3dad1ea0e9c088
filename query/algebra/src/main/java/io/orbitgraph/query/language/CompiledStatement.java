package io.orbitgraph.query.language;

import io.orbitgraph.model.session.Notification;
import io.orbitgraph.query.logical.Statement;
import java.util.List;

/// A statement and how it is to be run.
///
/// @param parameters the names of the parameters that it uses
public record CompiledStatement(
        Statement statement, Mode mode, List<String> parameters, List<Notification> notifications) {
    public CompiledStatement {
        parameters = List.copyOf(parameters);
        notifications = List.copyOf(notifications);
    }

    public enum Mode {
        EXECUTE,
        /// Plan only, no records.
        EXPLAIN,
        /// Execute and report what each operator did.
        PROFILE
    }
}
