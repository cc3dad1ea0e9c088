package io.orbitgraph.server.importer;

import io.orbitgraph.server.importer.HeaderColumn.Role;
import io.orbitgraph.store.graph.BulkImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Runs an import: all nodes, then all relationships, then the sink's own work.
final class Import {
    private final ImportPlan plan;
    private final BulkImporter sink;
    private final Problems problems;
    private final Progress progress;
    private final Map<String, IdSpace> spaces = new TreeMap<>();
    private long nodes;
    private long relationships;

    Import(ImportPlan plan, BulkImporter sink, Problems problems, Progress progress) {
        this.plan = plan;
        this.sink = sink;
        this.problems = problems;
        this.progress = progress;
    }

    /// @throws ImportException if the files are not good enough; the sink is not finished then
    void run() throws IOException {
        try (Pipeline pipeline = new Pipeline(plan.threads(), problems, progress)) {
            if (plan.edges().isEmpty()) {
                importNodes(pipeline);
                importRelationships(pipeline);
            } else {
                importEdges(pipeline);
            }
        }
        progress.begin("Writing", 100);
        sink.finish(progress::done);
        progress.end();
    }

    long nodes() {
        return nodes;
    }

    long relationships() {
        return relationships;
    }

    private void importNodes(Pipeline pipeline) throws IOException {
        progress.begin("Nodes", sizeBytes(plan.nodes()));
        for (InputGroup group : plan.nodes()) {
            try (BlockReader reader = BlockReader.open(group.files(), plan.format())) {
                Path file = group.files().getFirst();
                Header header = Header.ofNodes(reader.header(), plan.idType(), file);
                NodeImport nodeImport = new NodeImport(
                        header, group.names(), plan.format(), spaceOfNodes(header, file), sink, problems);
                pipeline.run(reader, nodeImport::parse, nodeImport::take);
                nodes += nodeImport.count();
            }
        }
        progress.end();
        problems.check();
    }

    private void importRelationships(Pipeline pipeline) throws IOException {
        if (plan.relationships().isEmpty()) {
            return;
        }
        progress.begin("Relationships", sizeBytes(plan.relationships()));
        for (InputGroup group : plan.relationships()) {
            try (BlockReader reader = BlockReader.open(group.files(), plan.format())) {
                Path file = group.files().getFirst();
                Header header =
                        Header.ofRelationships(reader.header(), !group.names().isEmpty(), file);
                RelationshipImport relationshipImport = new RelationshipImport(
                        header,
                        group.names().isEmpty() ? null : group.names().getFirst(),
                        plan.format(),
                        spaceOfEnds(header, Role.START_ID, file),
                        spaceOfEnds(header, Role.END_ID, file),
                        sink);
                pipeline.run(reader, relationshipImport::parse, relationshipImport::take);
                relationships += relationshipImport.count();
            }
        }
        progress.end();
        problems.check();
    }

    private void importEdges(Pipeline pipeline) throws IOException {
        IdSpace space = new IdSpace("", FieldType.STRING);
        progress.begin("Scanning", sizeBytes(plan.edges()));
        for (InputGroup group : plan.edges()) {
            try (BlockReader reader = BlockReader.open(group.files(), CsvFormat.EDGE_LIST)) {
                EdgeListNodes edgeNodes = new EdgeListNodes(List.of(plan.edgeLabel()), space, sink);
                pipeline.run(reader, edgeNodes::parse, edgeNodes::take);
                nodes += edgeNodes.count();
            }
        }
        progress.end();
        List<String> columns = new ArrayList<>(List.of(":START_ID", ":END_ID"));
        columns.addAll(plan.edgeProperties());
        progress.begin("Relationships", sizeBytes(plan.edges()));
        for (InputGroup group : plan.edges()) {
            try (BlockReader reader = BlockReader.open(group.files(), CsvFormat.EDGE_LIST)) {
                Header header = Header.ofRelationships(columns, true, Path.of("--edge-properties"));
                RelationshipImport edges =
                        new RelationshipImport(header, plan.edgeType(), CsvFormat.EDGE_LIST, space, space, sink);
                pipeline.run(reader, edges::parse, edges::take);
                relationships += edges.count();
            }
        }
        progress.end();
        problems.check();
    }

    private IdSpace spaceOfNodes(Header header, Path file) {
        HeaderColumn id = header.column(Role.ID).orElse(null);
        if (id == null) {
            // Without ids nothing will be looked up.
            return new IdSpace("", FieldType.STRING);
        }
        IdSpace space = spaces.computeIfAbsent(id.space(), name -> new IdSpace(name, id.type()));
        if (space.type() != id.type()) {
            throw new ImportException(file + ":1: the ids" + space.shown()
                    + " are text in one file and integers in another. Give their columns the same id-type.");
        }
        return space;
    }

    private IdSpace spaceOfEnds(Header header, Role role, Path file) {
        String name = header.column(role).map(HeaderColumn::space).orElse("");
        IdSpace space = spaces.get(name);
        if (space == null) {
            throw new ImportException(file + ":1: " + role + " refers to ids of "
                    + (name.isEmpty() ? "no space" : name) + ", and no nodes have such ids. "
                    + (spaces.isEmpty() ? "No file of nodes has a column :ID." : "There are " + shown(spaces) + "."));
        }
        return space;
    }

    private static String shown(Map<String, IdSpace> spaces) {
        List<String> names = new ArrayList<>();
        spaces.keySet().forEach(name -> names.add(name.isEmpty() ? ":ID" : ":ID(" + name + ")"));
        return String.join(", ", names);
    }

    private static long sizeBytes(List<InputGroup> groups) throws IOException {
        long size = 0;
        for (InputGroup group : groups) {
            size += group.sizeBytes();
        }
        return size;
    }
}
