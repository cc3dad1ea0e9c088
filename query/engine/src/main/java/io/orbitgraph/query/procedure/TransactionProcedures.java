package io.orbitgraph.query.procedure;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureSignature.Mode;
import io.orbitgraph.model.procedure.ProcedureSignature.Parameter;
import io.orbitgraph.model.value.DurationValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.TypeName;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.session.EngineOptions;
import io.orbitgraph.query.session.RunningTransaction;
import io.orbitgraph.query.session.TransactionRegistry;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Transactions: their metadata, the open ones, and how to end one.
final class TransactionProcedures {
    private TransactionProcedures() {}

    static List<Procedure> all() {
        List<Procedure> all = new ArrayList<>();
        all.add(ShowTable.of(
                "transactions",
                "Lists the open transactions.",
                List.of(
                        "database STRING",
                        "transactionId STRING",
                        "currentQueryId STRING",
                        "connectionId STRING",
                        "clientAddress STRING",
                        "username STRING",
                        "currentQuery STRING",
                        "startTime STRING",
                        "status STRING",
                        "elapsedTime DURATION",
                        "metaData MAP",
                        "parameters MAP",
                        "outerTransactionId STRING",
                        "statusDetails STRING"),
                (context, _) -> {
                    EngineOptions options = context.service(EngineOptions.class);
                    List<Value[]> rows = new ArrayList<>();
                    for (RunningTransaction open :
                            context.service(TransactionRegistry.class).all()) {
                        Duration elapsed =
                                Duration.between(open.started(), options.clock().instant());
                        rows.add(row(open, elapsed));
                    }
                    return rows;
                }));
        all.add(BuiltIn.of(
                "orbit.terminate.transactions",
                "Asks transactions to stop.",
                Mode.DBMS,
                List.of(new Parameter("ids", "ANY", null)),
                List.of("transactionId STRING", "username STRING", "message STRING"),
                (context, arguments) -> {
                    List<Value[]> rows = new ArrayList<>();
                    ListValue ids = arguments[0] instanceof ListValue list ? list : ListValue.of(arguments[0]);
                    for (Value id : ids) {
                        rows.add(terminate(context.service(TransactionRegistry.class), id));
                    }
                    return rows;
                }));
        all.add(BuiltIn.of(
                "tx.setMetaData",
                "Attaches a map of data to the transaction.",
                Mode.DBMS,
                List.of(new Parameter("data", "MAP", null)),
                List.of(),
                (context, arguments) -> {
                    context.service(RunningTransaction.class)
                            .metadata(arguments[0] instanceof MapValue map ? map : MapValue.EMPTY);
                    return List.of();
                }));
        all.add(BuiltIn.of(
                "tx.getMetaData",
                "Provides attached transaction metadata.",
                Mode.DBMS,
                List.of(),
                List.of("metadata MAP"),
                (context, _) -> List.<Value[]>of(
                        BuiltIn.row(context.service(RunningTransaction.class).metadata()))));
        return all;
    }

    private static Value[] row(RunningTransaction open, Duration elapsed) {
        return BuiltIn.row(
                BuiltIn.text(open.database()),
                BuiltIn.text(open.id()),
                BuiltIn.text("query-" + open.id()),
                Value.NULL,
                BuiltIn.text(open.clientAddress()),
                BuiltIn.text(open.user()),
                BuiltIn.text(open.query()),
                BuiltIn.text(open.started().atOffset(ZoneOffset.UTC).toString()),
                BuiltIn.text(open.isTerminated() ? "Terminated" : "Running"),
                new DurationValue(0, 0, elapsed.getSeconds(), elapsed.getNano()),
                open.metadata(),
                MapValue.EMPTY,
                BuiltIn.text(""),
                BuiltIn.text(""));
    }

    private static Value[] terminate(TransactionRegistry transactions, Value id) {
        if (!(id instanceof StringValue(String wanted))) {
            throw new OrbitException(
                    ErrorCode.INVALID_ARGUMENT_VALUE, "The id of a transaction is a STRING, not " + TypeName.of(id));
        }
        var found = transactions.find(wanted);
        found.ifPresent(RunningTransaction::terminate);
        return BuiltIn.row(
                id,
                found.<Value>map(open -> BuiltIn.text(open.user())).orElse(Value.NULL),
                BuiltIn.text(found.isPresent() ? "Transaction terminated." : "Transaction not found."));
    }
}
