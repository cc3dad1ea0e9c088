package io.orbitgraph.query.language;

import io.orbitgraph.model.session.Notification;
import io.orbitgraph.query.logical.Statement;
import java.util.List;

/// A statement and how it is to be run.
///
/// @param parameters the names of the parameters that it uses
/// @param implicitArguments those of them that stand for arguments which were not written, as in a standalone `CALL
/// name`: without them the statement has no meaning, so that also EXPLAIN fails with {@code MISSING_PARAMETER}
public record CompiledStatement(
        Statement statement,
        Mode mode,
        List<String> parameters,
        List<String> implicitArguments,
        List<Notification> notifications) {
    public CompiledStatement {
        parameters = List.copyOf(parameters);
        implicitArguments = List.copyOf(implicitArguments);
        notifications = List.copyOf(notifications);
    }

    /// A statement whose arguments are all written.
    public CompiledStatement(
            Statement statement, Mode mode, List<String> parameters, List<Notification> notifications) {
        this(statement, mode, parameters, List.of(), notifications);
    }

    public enum Mode {
        EXECUTE,
        /// Plan only, no records.
        EXPLAIN,
        /// Execute and report what each operator did.
        PROFILE
    }
}
