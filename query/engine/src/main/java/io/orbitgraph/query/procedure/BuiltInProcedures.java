package io.orbitgraph.query.procedure;

import io.orbitgraph.model.procedure.Procedure;
import java.util.ArrayList;
import java.util.List;

/// The procedures that every OrbitGraph has.
public final class BuiltInProcedures {
    private BuiltInProcedures() {}

    public static List<Procedure> all() {
        List<Procedure> all = new ArrayList<>();
        all.addAll(TokenProcedures.all());
        all.addAll(IndexProcedures.all());
        all.addAll(SchemaProcedures.all());
        all.addAll(ServerProcedures.all());
        all.addAll(TransactionProcedures.all());
        all.addAll(CatalogProcedures.all());
        return all;
    }
}
