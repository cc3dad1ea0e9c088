package io.orbitgraph.server.importer;

import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.server.config.ServerConfig;
import io.orbitgraph.server.config.Setting;
import io.orbitgraph.server.importer.Header.IdType;
import io.orbitgraph.store.graph.BulkImporter;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `orbit import`: makes a new database out of files, with neo4j-admin's options and headers.
/// Exits with 1 if there is no new database afterwards.
@Command(
        name = "import",
        description = "Makes a new database out of CSV files or edge lists.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "The first line of the first file of a group is its header, such as",
            "  personId:ID(Person),name,born:int,tags:string[],:LABEL",
            "  :START_ID(Person),:END_ID(Movie),role,:TYPE",
            "Files may be compressed with gzip.",
        })
public final class ImportCommand implements Callable<Integer> {
    @Option(
            names = "--nodes",
            paramLabel = "[LABEL[:LABEL...]=]FILE[,FILE...]",
            description = "Files of nodes. May be given several times; a file name may be a regular expression.")
    private List<String> nodes = List.of();

    @Option(
            names = "--relationships",
            paramLabel = "[TYPE=]FILE[,FILE...]",
            description = "Files of relationships. May be given several times.")
    private List<String> relationships = List.of();

    @Option(
            names = "--edges",
            paramLabel = "FILE[,FILE...]",
            description =
                    "Lists of edges as SNAP has them: two ids a line, between blanks; # starts a comment. Makes a node"
                            + " with the property id of every id.")
    private List<String> edges = List.of();

    @Option(
            names = "--node-label",
            paramLabel = "LABEL",
            defaultValue = "Node",
            description = "Label of the nodes of --edges" + " (default: ${DEFAULT-VALUE}).")
    private String nodeLabel = "";

    @Option(
            names = "--relationship-type",
            paramLabel = "TYPE",
            defaultValue = "LINK",
            description = "Type of the" + " relationships of --edges (default: ${DEFAULT-VALUE}).")
    private String relationshipType = "";

    @Option(
            names = "--edge-properties",
            paramLabel = "NAME:TYPE",
            split = ",",
            description = "What is behind the two ids of" + " --edges, such as weight:double,time:long.")
    private List<String> edgeProperties = List.of();

    @Option(
            names = {"--data", "--into"},
            paramLabel = "DIRECTORY",
            description = "The data directory of the new database" + " (default: the configured one).")
    private @Nullable Path data;

    @Option(names = "--delimiter", defaultValue = ",", description = "Between fields: a character, TAB or U+XXXX.")
    private String delimiter = "";

    @Option(names = "--array-delimiter", defaultValue = ";", description = "Between the elements of a list.")
    private String arrayDelimiter = "";

    @Option(names = "--quote", defaultValue = "\"", description = "Around fields that hold delimiters.")
    private String quote = "";

    @Option(
            names = "--multiline-fields",
            arity = "0..1",
            fallbackValue = "true",
            description = "Quoted fields may span lines.")
    private boolean multiline;

    @Option(names = "--trim-strings", arity = "0..1", fallbackValue = "true", description = "Drop blanks around text.")
    private boolean trim;

    @Option(
            names = "--ignore-empty-strings",
            arity = "0..1",
            fallbackValue = "true",
            description = "Take \"\" for no value.")
    private boolean ignoreEmptyStrings;

    @Option(
            names = "--ignore-extra-columns",
            arity = "0..1",
            fallbackValue = "true",
            description = "Leave out what is" + " behind the columns of the header.")
    private boolean ignoreExtraColumns;

    @Option(
            names = "--auto-skip-subsequent-headers",
            arity = "0..1",
            fallbackValue = "true",
            description = "Every file of a" + " group starts with the header, not only the first.")
    private boolean skipHeaders;

    @Option(names = "--id-type", defaultValue = "string", description = "string or integer: what ids are.")
    private String idType = "";

    @Option(
            names = "--bad-tolerance",
            defaultValue = "1000",
            description = "How many bad entries are reported before the"
                    + " import ends; -1 for any number (default: ${DEFAULT-VALUE}).")
    private long badTolerance;

    @Option(
            names = "--skip-bad-relationships",
            arity = "0..1",
            fallbackValue = "true",
            description = "Leave out" + " relationships whose ends do not exist.")
    private boolean skipBadRelationships;

    @Option(
            names = "--skip-duplicate-nodes",
            arity = "0..1",
            fallbackValue = "true",
            description = "Leave out nodes whose id" + " is taken.")
    private boolean skipDuplicateNodes;

    @Option(
            names = "--skip-bad-records",
            arity = "0..1",
            fallbackValue = "true",
            description = "Leave out records that" + " cannot be read.")
    private boolean skipBadRecords;

    @Option(
            names = "--report-file",
            defaultValue = "import.report",
            description = "Where bad entries are listed (default:" + " ${DEFAULT-VALUE}).")
    private Path report = Path.of("import.report");

    @Option(names = "--threads", description = "Threads that parse (default: one for each processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() {
        Charset charset = Charset.forName(System.getProperty("stderr.encoding", "UTF-8"), Charset.defaultCharset());
        PrintWriter err = new PrintWriter(System.err, true, charset);
        try {
            run(err);
            return 0;
        } catch (ImportException e) {
            err.println("Nothing was imported. " + e.getMessage());
        } catch (OrbitException e) {
            err.println("Nothing was imported. " + e.text());
        } catch (NoSuchFileException e) {
            err.println("Nothing was imported. There is no file " + e.getFile() + ".");
        } catch (IOException e) {
            err.println("Nothing was imported. " + e);
        }
        return 1;
    }

    private void run(PrintWriter err) throws IOException {
        long begin = System.nanoTime();
        ImportPlan plan = plan();
        boolean onTerminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        Progress progress = new Progress(err, onTerminal, System::nanoTime);
        Path into = dataDirectory();
        try (NewDatabase database = NewDatabase.begin(into);
                Problems problems = new Problems(report, skipped(), badTolerance)) {
            Import work;
            try (BulkImporter sink = StoreSink.create(database.directory(), threads)) {
                work = new Import(plan, sink, problems, progress);
                work.run();
            }
            database.publish();
            err.printf(
                    Locale.ROOT,
                    "Imported %,d nodes and %,d relationships into %s in %.1f s.%n",
                    work.nodes(),
                    work.relationships(),
                    into,
                    (System.nanoTime() - begin) / 1e9);
            if (problems.count() > 0) {
                err.printf(Locale.ROOT, "Left out %,d bad entries; they are listed in %s.%n", problems.count(), report);
            }
        }
    }

    private ImportPlan plan() {
        CsvFormat format = new CsvFormat(
                CsvFormat.byteOf("--delimiter", delimiter),
                CsvFormat.byteOf("--array-delimiter", arrayDelimiter),
                CsvFormat.byteOf("--quote", quote),
                multiline,
                trim,
                ignoreEmptyStrings,
                ignoreExtraColumns,
                skipHeaders,
                false);
        if (threads < 1) {
            throw new ImportException("--threads is at least 1.");
        }
        return new ImportPlan(
                groups(nodes),
                groups(relationships),
                groups(edges),
                nodeLabel,
                relationshipType,
                edgeProperties,
                format,
                idType(),
                threads);
    }

    private IdType idType() {
        return switch (idType.toLowerCase(Locale.ROOT)) {
            case "string" -> IdType.STRING;
            case "integer" -> IdType.INTEGER;
            default -> throw new ImportException("--id-type is string or integer, not " + idType + ".");
        };
    }

    private Set<Problem.Kind> skipped() {
        Set<Problem.Kind> kinds = EnumSet.noneOf(Problem.Kind.class);
        if (skipBadRecords) {
            kinds.add(Problem.Kind.BAD_RECORD);
        }
        if (skipDuplicateNodes) {
            kinds.add(Problem.Kind.DUPLICATE_NODE);
        }
        if (skipBadRelationships) {
            kinds.add(Problem.Kind.BAD_RELATIONSHIP);
        }
        return kinds;
    }

    private Path dataDirectory() {
        return data != null
                ? data
                : ServerConfig.load(Path.of("orbit.conf"), System.getenv(), Map.of())
                        .path(Setting.DATA_DIRECTORY);
    }

    private static List<InputGroup> groups(List<String> options) {
        return options.stream().map(InputGroup::parse).toList();
    }
}
