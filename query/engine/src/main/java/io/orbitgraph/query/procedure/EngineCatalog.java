package io.orbitgraph.query.procedure;

import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureSignature;
import io.orbitgraph.query.function.AggregateFunction;
import io.orbitgraph.query.function.FunctionRegistry;
import io.orbitgraph.query.function.ScalarFunction;
import io.orbitgraph.query.language.Catalog;
import io.orbitgraph.query.language.FunctionSignature;
import java.util.List;
import java.util.Optional;

/// The functions and procedures of this engine, as front ends see them.
public final class EngineCatalog implements Catalog {
    private final FunctionRegistry functions;
    private final ProcedureRegistry procedures;

    public EngineCatalog(FunctionRegistry functions, ProcedureRegistry procedures) {
        this.functions = functions;
        this.procedures = procedures;
    }

    @Override
    public Optional<FunctionSignature> function(String name) {
        return functions.scalar(name).map(ScalarFunction::signature);
    }

    @Override
    public Optional<FunctionSignature> aggregate(String name) {
        return functions.aggregate(name).map(AggregateFunction::signature);
    }

    @Override
    public Optional<ProcedureSignature> procedure(String name) {
        return procedures.find(name).map(Procedure::signature);
    }

    @Override
    public List<String> functionNames() {
        return functions.names();
    }

    @Override
    public List<String> procedureNames() {
        return procedures.signatures().stream().map(ProcedureSignature::name).toList();
    }
}
