package io.orbitgraph.bolt.message;

import io.orbitgraph.bolt.BoltVersion;
import io.orbitgraph.bolt.Feature;
import io.orbitgraph.bolt.packstream.PackWriter;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.SourcePosition;
import org.jspecify.annotations.Nullable;

/// Writes the dictionary of a FAILURE in either of its two shapes: code and message, or the GQL shape of Bolt
/// 5.7.
final class FailureWriter {
    private final PackWriter out;
    private final boolean gql;

    FailureWriter(PackWriter out, BoltVersion version) {
        this.out = out;
        this.gql = version.has(Feature.GQL_FAILURES);
    }

    void write(ErrorCode code, String message, @Nullable SourcePosition position) {
        if (!gql) {
            out.writeMapHeader(2);
            entry("code", code.neo4jCode());
            entry("message", message);
            return;
        }
        out.writeMapHeader(5);
        entry("neo4j_code", code.neo4jCode());
        entry("message", message);
        entry("gql_status", code.gqlStatus());
        entry("description", description(code));
        out.writeString("diagnostic_record");
        writeDiagnosticRecord(out, null, code.kind().classification(), position);
    }

    private void entry(String key, String value) {
        out.writeString(key);
        out.writeString(value);
    }

    /// The standard keys are always there; they say nothing, but clients look for them.
    static void writeDiagnosticRecord(
            PackWriter out, @Nullable String severity, String classification, @Nullable SourcePosition position) {
        int record = out.openMap();
        int entries = 4;
        out.writeString("OPERATION");
        out.writeString("");
        out.writeString("OPERATION_CODE");
        out.writeString("0");
        out.writeString("CURRENT_SCHEMA");
        out.writeString("/");
        out.writeString("_classification");
        out.writeString(classification);
        if (severity != null) {
            out.writeString("_severity");
            out.writeString(severity);
            entries++;
        }
        if (position != null) {
            out.writeString("_position");
            writePosition(out, position);
            entries++;
        }
        out.closeMap(record, entries);
    }

    static void writePosition(PackWriter out, SourcePosition position) {
        out.writeMapHeader(3);
        out.writeString("offset");
        out.writeInteger(position.offset());
        out.writeString("line");
        out.writeInteger(position.line());
        out.writeString("column");
        out.writeInteger(position.column());
    }

    /// GQL's form: the condition of the class, then the subcondition.
    private static String description(ErrorCode code) {
        String condition = switch (code.gqlStatus().substring(0, 2)) {
            case "08" -> "connection exception - ";
            case "22" -> "data exception - ";
            case "25" -> "invalid transaction state - ";
            case "40" -> "transaction rollback - ";
            case "42" -> "syntax error or access rule violation - ";
            case "50" -> "general processing exception - ";
            case "51" -> "system configuration or operation exception - ";
            case "52" -> "procedure exception - ";
            case "G1" -> "dependent object error - ";
            default -> "";
        };
        return "error: " + condition + code.template();
    }
}
