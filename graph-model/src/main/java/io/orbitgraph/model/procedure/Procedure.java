package io.orbitgraph.model.procedure;

import io.orbitgraph.model.value.Value;
import java.util.Iterator;

/// A procedure. Thread-safe; called once per input row.
///
/// A procedure that fails throws: an {@link io.orbitgraph.model.error.OrbitException} reaches the client with its own
/// code, anything else as {@code PROCEDURE_CALL_FAILED} with the exception's message, so that parameters may be refused
/// with an {@link IllegalArgumentException}.
public interface Procedure {
    ProcedureSignature signature();

    /// Runs the procedure. Rows are pulled lazily; each has one value per {@link ProcedureSignature#results}. Many rows
    /// of numbers are best returned as {@link ColumnRows}; rows that hold something until the last one was read are
    /// {@link ClosableRows}.
    ///
    /// A node among the arguments may be a {@link io.orbitgraph.model.value.NodeReference} or a {@link
    /// io.orbitgraph.model.value.NodeRecord}: ask for {@link io.orbitgraph.model.value.NodeValue#id} and read labels
    /// and properties from the transaction. Results may hold references, alone or in paths, lists and maps; the engine
    /// reads what a client needs of them. The same goes for relationships.
    ///
    /// @param arguments one per parameter of the signature, defaults filled in, coerced to the declared types
    Iterator<Value[]> call(ProcedureContext context, Value[] arguments);

    /// This procedure under another name that stays as good as the first one.
    default Procedure alias(String name) {
        return new Alias(this, signature().renamed(name));
    }

    /// This procedure under a name that still works, and that SHOW PROCEDURES calls deprecated by this one's.
    default Procedure deprecatedAlias(String name) {
        return new Alias(
                this, signature().renamed(name).deprecatedBy(signature().name()));
    }

    /// This procedure under a name that SHOW PROCEDURES does not list.
    default Procedure internalAlias(String name) {
        return new Alias(this, signature().renamed(name).asInternal());
    }
}
