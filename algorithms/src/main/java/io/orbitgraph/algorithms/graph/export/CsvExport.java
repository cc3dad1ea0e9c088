package io.orbitgraph.algorithms.graph.export;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.graph.NodeIds;
import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.run.Progress;
import io.orbitgraph.algorithms.run.Require;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes a projection as CSV files that the bulk import reads: `nodes.csv`, and `relationships-<number>.csv` for each
/// type, with headers of types. A value that is missing (NaN, the least integer, an empty list) is an empty field. An
/// undirected relationship is written once, from the node with the smaller id.
public final class CsvExport {
    private static final int REPORT_EVERY = 65_536;

    private final ProjectedGraph graph;
    private final Progress progress;
    private final Runnable cancellation;

    /// @param cancellation throws if the work is no longer wanted
    public CsvExport(ProjectedGraph graph, Progress progress, Runnable cancellation) {
        this.graph = graph;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /// Writes the files, all of them or (if it fails) none that count: the directory gets its name at the end.
    ///
    /// @param directory must not exist
    /// @throws UncheckedIOException if the files cannot be written
    public void write(Path directory) {
        graph.relationships().values().forEach(kind -> kind.requireOnePage("CSV export"));
        graph.labels()
                .keySet()
                .forEach(label -> Require.that(
                        label.indexOf(';') < 0,
                        "The label '" + label + "' has a semicolon, which separates labels in CSV files"));
        Path unfinished = directory.resolveSibling(directory.getFileName() + ".part");
        try {
            Files.createDirectories(unfinished);
            nodes(unfinished.resolve("nodes.csv"));
            int number = 0;
            for (Map.Entry<String, CsrGraph> kind : graph.relationships().entrySet()) {
                relationships(unfinished.resolve("relationships-" + number++ + ".csv"), kind.getKey(), kind.getValue());
            }
            Files.move(unfinished, directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void report(long done, long total) {
        if (done % REPORT_EVERY == 0) {
            cancellation.run();
            progress.report("CSV export", done, Math.max(done, total));
        }
    }

    private void nodes(Path file) throws IOException {
        List<String> header = new ArrayList<>(List.of(":ID", ":LABEL"));
        List<NodeColumn> columns = new ArrayList<>(graph.nodeProperties().values());
        graph.nodeProperties().forEach((name, column) -> header.add(quoted(name + ":" + type(column))));
        long total = graph.nodeCount() + graph.entryCount();
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", header) + "\n");
            for (int rank = 0; rank < graph.nodeCount(); rank++) {
                report(rank, total);
                int node = graph.ids().numberAt(rank);
                out.write(Long.toString(graph.ids().idAt(rank)));
                out.write(',');
                out.write(quoted(labels(node)));
                for (NodeColumn column : columns) {
                    out.write(',');
                    out.write(text(column, node));
                }
                out.write('\n');
            }
        }
    }

    private String labels(int node) {
        List<String> labels = new ArrayList<>();
        graph.labels().forEach((label, members) -> {
            if (members.get(node) && !label.equals(ProjectedGraph.ALL)) {
                labels.add(label);
            }
        });
        return String.join(";", labels);
    }

    private static String type(NodeColumn column) {
        return switch (column) {
            case NodeColumn.Longs _ -> "long";
            case NodeColumn.Doubles _ -> "double";
            case NodeColumn.LongLists _ -> "long[]";
            case NodeColumn.DoubleLists _ -> "double[]";
        };
    }

    private static String text(NodeColumn column, int node) {
        return switch (column) {
            case NodeColumn.Longs(long[] values) -> values[node] == Long.MIN_VALUE ? "" : Long.toString(values[node]);
            case NodeColumn.Doubles(double[] values) -> text(values[node]);
            case NodeColumn.LongLists(long[][] values) -> {
                StringBuilder text = new StringBuilder();
                for (long value : values[node]) {
                    text.append(text.isEmpty() ? "" : ";").append(value);
                }
                yield text.toString();
            }
            case NodeColumn.DoubleLists(double[][] values) -> {
                StringBuilder text = new StringBuilder();
                for (double value : values[node]) {
                    text.append(text.isEmpty() ? "" : ";").append(value);
                }
                yield text.toString();
            }
        };
    }

    private static String text(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    private void relationships(Path file, String type, CsrGraph kind) throws IOException {
        List<String> header = new ArrayList<>(List.of(":START_ID", ":END_ID", ":TYPE"));
        List<double[]> columns = new ArrayList<>();
        for (String name : kind.relationshipProperties()) {
            header.add(quoted(name + ":double"));
            columns.add(kind.relationshipProperty(name));
        }
        String typeField = "," + quoted(type);
        int[] offsets = kind.out().offsets();
        int[] targets = kind.out().targets();
        NodeIds ids = kind.ids();
        long done = graph.nodeCount();
        long total = done + graph.entryCount();
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", header) + "\n");
            for (int rank = 0; rank < kind.nodeCount(); rank++) {
                int node = ids.numberAt(rank);
                String source = ids.idAt(rank) + ",";
                for (int slot = offsets[node]; slot < offsets[node + 1]; slot++) {
                    report(done++, total);
                    if (kind.isUndirected() && ids.rank(targets[slot]) < rank) {
                        continue;
                    }
                    out.write(source);
                    out.write(Long.toString(ids.id(targets[slot])));
                    out.write(typeField);
                    for (double[] column : columns) {
                        out.write(',');
                        out.write(text(column[slot]));
                    }
                    out.write('\n');
                }
            }
        }
    }

    private static String quoted(String field) {
        boolean plain = field.chars().allMatch(c -> c != ',' && c != '"' && c != '\n' && c != '\r');
        return plain ? field : "\"" + field.replace("\"", "\"\"") + "\"";
    }
}
