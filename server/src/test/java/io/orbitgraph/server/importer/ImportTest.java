package io.orbitgraph.server.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.server.importer.Header.IdType;
import io.orbitgraph.store.testkit.Seeded;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
    @TempDir
    Path directory;

    private final TextSink sink = new TextSink();
    private CsvFormat format = CsvFormat.DEFAULT;
    private IdType idType = IdType.STRING;
    private Set<Problem.Kind> skipped = Set.of();
    private long tolerance = 1000;

    @Test
    void nodesAndRelationshipsWithTypedColumns() throws IOException {
        file(
                "people.csv",
                "personId:ID,name,born:int,height:double,alive:boolean,:LABEL",
                "k,Keanu,1964,1.86,true,Person;Actor",
                "c,\"Carrie-Anne\",1967,,TRUE,Person",
                "l,,,1.7,false,");
        file("roles.csv", ":START_ID,role,:END_ID,:TYPE,since:long", "k,Neo,c,KNOWS,1999", "l,\"\",k,HATES,");
        run("--nodes=people.csv", "--relationships=roles.csv");
        assertThat(sink.nodes)
                .containsExactlyInAnyOrder(
                        "(:Person:Actor {personId: 'k', name: 'Keanu', born: 1964, height: 1.86, alive: true})",
                        "(:Person {personId: 'c', name: 'Carrie-Anne', born: 1967, alive: true})",
                        "({personId: 'l', height: 1.7, alive: false})");
        assertThat(named(sink.relationships, "personId"))
                .containsExactlyInAnyOrder(
                        "'k'-[:KNOWS {role: 'Neo', since: 1999}]->'c'", "'l'-[:HATES {role: ''}]->'k'");
        assertThat(sink.finished).isTrue();
    }

    @Test
    void labelsAndTypesFromTheOptions() throws IOException {
        file("header.csv", ":ID,x:IGNORE,n:byte");
        file("a.csv", "1,skip,5");
        file("b.csv", "2,skip,-128");
        file("r.csv", ":START_ID,:END_ID", "1,2");
        run("--nodes=A:B=header.csv,a.csv,b.csv", "--relationships=R=r.csv");
        assertThat(sink.nodes).containsExactly("(:A:B {n: 5})", "(:A:B {n: -128})");
        assertThat(sink.relationships).containsExactly("0-[:R]->1");
    }

    @Test
    void idsOfDifferentSpacesDoNotMeet() throws IOException {
        file("a.csv", "id:ID(A)", "1", "x");
        file("b.csv", "id:ID(B)", "1", "x");
        file("r.csv", ":START_ID(A),:END_ID(B)", "1,x", "x,1");
        run("--nodes=A=a.csv", "--nodes=B=b.csv", "--relationships=R=r.csv");
        assertThat(sink.relationships).containsExactly("0-[:R]->3", "1-[:R]->2");
    }

    @Test
    void textIdsAreNotNumbersAndIntegerIdsAre() throws IOException {
        file("n.csv", "id:ID", "7", "07", "7.0");
        file("r.csv", ":START_ID,:END_ID", "7,07", "07,7.0");
        run("--nodes=n.csv", "--relationships=R=r.csv");
        assertThat(sink.relationships).containsExactly("0-[:R]->1", "1-[:R]->2");

        idType = IdType.INTEGER;
        TextSink integers = new TextSink();
        file("n2.csv", "id:ID", "7", "8");
        file("r2.csv", ":START_ID,:END_ID", "007,+8");
        run(integers, "--nodes=n2.csv", "--relationships=R=r2.csv");
        assertThat(integers.nodes).containsExactly("({id: 7})", "({id: 8})");
        assertThat(integers.relationships).containsExactly("0-[:R]->1");
    }

    @Test
    void quotesHoldDelimitersDoubledQuotesAndLineBreaks() throws IOException {
        format = multiline();
        file(
                "n.csv",
                "id:ID,text,n:int",
                "1,\"a,b\",1",
                "2,\"say \"\"hi\"\"\",2",
                "3,\"two",
                "lines\",3",
                "4,a\"b,4",
                "5,\"\"\"\",5");
        run("--nodes=n.csv");
        assertThat(sink.nodes)
                .containsExactly(
                        "({id: '1', text: 'a,b', n: 1})",
                        "({id: '2', text: 'say \"hi\"', n: 2})",
                        "({id: '3', text: 'two\\nlines', n: 3})",
                        "({id: '4', text: 'a\"b', n: 4})",
                        "({id: '5', text: '\"', n: 5})");
    }

    @Test
    void listsTemporalValuesAndPoints() throws IOException {
        file(
                "n.csv",
                ":ID,tags:string[],ns:long[],on:date,at:datetime{timezone:+02:00},where:point,took:duration",
                "1,a;b;,1; 2,2026-01-02,2026-01-02T03:04:05,\"{x: 1, y: 2.5}\",P1DT2H",
                "2,,,,2026-01-02T03:04:05Z,\"{latitude: 50.5, longitude: 8.25}\",");
        run("--nodes=n.csv");
        assertThat(sink.nodes.get(0))
                .contains("tags: ['a', 'b', '']")
                .contains("ns: [1, 2]")
                .contains("on: 2026-01-02")
                .contains("at: 2026-01-02T03:04:05+02:00")
                .contains("where: point")
                .contains("took: P1DT2H");
        assertThat(sink.nodes.get(1))
                .contains("at: 2026-01-02T03:04:05Z")
                .doesNotContain("tags")
                .doesNotContain("took");
    }

    @Test
    void compressedFilesWindowsLineEndsAndAByteOrderMark() throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(directory.resolve("n.csv.gz")))) {
            out.write("\uFEFFid:ID,s\r\n1,\"ä\"\r\n\r\n2,ü\r\n3,".getBytes(StandardCharsets.UTF_8));
        }
        run("--nodes=N=n.csv.gz");
        assertThat(sink.nodes).containsExactly("(:N {id: '1', s: 'ä'})", "(:N {id: '2', s: 'ü'})", "(:N {id: '3'})");
    }

    @Test
    void otherDelimiters() throws IOException {
        format = new CsvFormat((byte) '\t', (byte) '|', (byte) '\'', false, true, true, true, true, false);
        file("n-2.csv", "id:ID\ta:int[]\ts", "2\t3|4\t''", "5\t\t' x '\textra");
        file("n-10.csv", "id:ID\ta:int[]\ts", "10\t\ty");
        run("--nodes=n-\\d+\\.csv");
        assertThat(sink.nodes)
                .containsExactly("({id: '2', a: [3, 4]})", "({id: '5', s: ' x '})", "({id: '10', s: 'y'})");
    }

    @Test
    void badRecordsAreToldWithTheirPlace() throws IOException {
        file("n.csv", "id:ID,age:int", "1,x", "2,2", "3,99999999999", "4,\"5", "5,6,7", "6,7");
        assertThatThrownBy(() -> run("--nodes=n.csv"))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("4 entries cannot be imported")
                .hasMessageContaining("n.csv:2:2: 'x' is no int")
                .hasMessageContaining("n.csv:4:2: '99999999999' is outside the range of int")
                .hasMessageContaining("n.csv:5:2: the quote is not closed on this line")
                .hasMessageContaining("n.csv:6:3: the header has 2 columns")
                .hasMessageContaining("--skip-bad-records");
        assertThat(sink.finished).isFalse();
        assertThat(Files.readAllLines(directory.resolve("report"))).hasSize(4);
    }

    @Test
    void badRecordsCanBeSkippedUpToALimit() throws IOException {
        skipped = EnumSet.allOf(Problem.Kind.class);
        file("n.csv", "id:ID,age:int", "1,x", "2,2", "2,3");
        file("r.csv", ":START_ID,:END_ID,w:double", "2,2,1.5", "2,9,1", ",2,1", "2,2,no");
        run("--nodes=n.csv", "--relationships=R=r.csv");
        assertThat(sink.nodes).containsExactly("({id: '2', age: 2})");
        assertThat(sink.relationships).containsExactly("0-[:R {w: 1.5}]->0");
        assertThat(Files.readAllLines(directory.resolve("report")).stream()
                        .map(l -> l.replaceAll("^.*/", ""))
                        .toList())
                .containsExactly(
                        "n.csv:2:2: 'x' is no int",
                        "n.csv:4: the id '2' is taken by an earlier node",
                        "r.csv:3:2: no node has the id '9'",
                        "r.csv:4:1: START_ID is missing",
                        "r.csv:5:3: 'no' is no double");
        tolerance = 4;
        assertThatThrownBy(() -> run(new TextSink(), "--nodes=n.csv", "--relationships=R=r.csv"))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("more than 4 bad entries");
    }

    @Test
    void aDuplicateOrAnUnknownIdEndsTheImportUnlessSkipped() throws IOException {
        file("n.csv", "id:ID", "a", "b", "a");
        assertThatThrownBy(() -> run("--nodes=n.csv"))
                .hasMessageContaining("n.csv:4")
                .hasMessageContaining("--skip-duplicate-nodes");
        file("m.csv", "id:ID(M)", "a");
        file("r.csv", ":START_ID(M),:END_ID(M)", "a,z");
        assertThatThrownBy(() -> run("--nodes=m.csv", "--relationships=R=r.csv"))
                .hasMessageContaining("r.csv:2:2: no node in M has the id 'z'")
                .hasMessageContaining("--skip-bad-relationships");
    }

    @Test
    void mistakesInTheHeaderHaveHints() throws IOException {
        file("type.csv", "id:ID,age:integr");
        assertThatThrownBy(() -> run("--nodes=type.csv"))
                .hasMessageContaining("integr")
                .hasMessageContaining("integer");
        file("kind.csv", ":START_ID,:END_ID");
        assertThatThrownBy(() -> run("--nodes=kind.csv")).hasMessageContaining("--relationships");
        file("n.csv", "id:ID(A)", "1");
        file("space.csv", ":START_ID(B),:END_ID(A)", "1,1");
        assertThatThrownBy(() -> run("--nodes=n.csv", "--relationships=R=space.csv"))
                .hasMessageContaining(":ID(A)");
        file("notype.csv", ":START_ID(A),:END_ID(A)", "1,1");
        assertThatThrownBy(() -> run("--nodes=n.csv", "--relationships=notype.csv"))
                .hasMessageContaining("--relationships=TYPE=");
        file("twice.csv", "id:ID,a,a:int");
        assertThatThrownBy(() -> run("--nodes=twice.csv")).hasMessageContaining("two columns are called a");
        file("option.csv", "id:ID,a:point{crs:WGS-84}");
        assertThatThrownBy(() -> run("--nodes=option.csv")).hasMessageContaining("crs");
        file("empty.csv");
        assertThatThrownBy(() -> run("--nodes=empty.csv")).hasMessageContaining("empty");
        assertThatThrownBy(() -> run("--nodes=missing.csv")).hasMessageContaining("There is no file");
    }

    @Test
    void textThatIsNoUtf8IsRefused() throws IOException {
        Files.write(directory.resolve("n.csv"), new byte[] {'i', ':', 'I', 'D', '\n', 'a', (byte) 0xE4, '\n'});
        assertThatThrownBy(() -> run("--nodes=n.csv")).hasMessageContaining("UTF-8");
    }

    @Test
    void edgeListsMakeTheirNodes() throws IOException {
        file("e.txt", "# Directed graph", "# From\tTo", "30\t1412", " 3  30 ", "", "30\tx", "% done", "1412 3");
        runEdges(List.of());
        assertThat(sink.nodes)
                .containsExactly("(:Node {id: 30})", "(:Node {id: 1412})", "(:Node {id: 3})", "(:Node {id: 'x'})");
        assertThat(sink.relationships).containsExactly("0-[:LINK]->1", "2-[:LINK]->0", "0-[:LINK]->3", "1-[:LINK]->2");
    }

    @Test
    void edgeListsMayHaveProperties() throws IOException {
        file("e.txt", "1 2 0.5 7", "2 1 1e3 8");
        runEdges(List.of("w:double", "t:long"));
        assertThat(sink.relationships).containsExactly("0-[:LINK {w: 0.5, t: 7}]->1", "1-[:LINK {w: 1000.0, t: 8}]->0");
        assertThatThrownBy(() -> runEdges(List.of("w:double"))).hasMessageContaining("e.txt:1:4");
        file("e.txt", "1 2", "3");
        assertThatThrownBy(() -> runEdges(List.of())).hasMessageContaining("e.txt:2:2: END_ID is missing");
    }

    @Test
    void filesOfManyBlocksKeepEveryRecordAndItsLine() throws IOException {
        long seed = Seeded.of("ImportTest").seed();
        Random random = new Random(seed);
        format = multiline();
        skipped = EnumSet.allOf(Problem.Kind.class);
        StringBuilder text = new StringBuilder("id:ID,text,n:long\n");
        List<String> expected = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int line = 2;
        for (int i = 0; i < 60_000; i++) {
            String filler = "x".repeat(random.nextInt(60));
            switch (random.nextInt(100)) {
                case 0 -> {
                    text.append(i)
                            .append(",\"")
                            .append(filler)
                            .append("\n,\"\"\n\",")
                            .append(i)
                            .append('\n');
                    expected.add("({id: '" + i + "', text: '" + filler + "\\n,\"\\n', n: " + i + "})");
                    line += 3;
                }
                case 1 -> {
                    text.append(i).append(",bad,x").append(i).append(",\"more\n\"\n");
                    problems.add(directory.resolve("big.csv") + ":" + line + ":3: 'x" + i + "' is no long");
                    line += 2;
                }
                default -> {
                    text.append(i)
                            .append(",\"")
                            .append(filler)
                            .append("!\",")
                            .append(i)
                            .append('\n');
                    expected.add("({id: '" + i + "', text: '" + filler + "!', n: " + i + "})");
                    line++;
                }
            }
        }
        Files.writeString(directory.resolve("big.csv"), text);
        run("--nodes=big.csv");
        assertThat(sink.nodes).isEqualTo(expected);
        assertThat(Files.readAllLines(directory.resolve("report"))).isEqualTo(problems);
    }

    private static CsvFormat multiline() {
        return new CsvFormat((byte) ',', (byte) ';', (byte) '"', true, false, false, false, false, false);
    }

    private void file(String name, String... lines) throws IOException {
        Files.writeString(directory.resolve(name), lines.length == 0 ? "" : String.join("\n", lines) + "\n");
    }

    private void run(String... options) throws IOException {
        run(sink, options);
    }

    private void run(TextSink into, String... options) throws IOException {
        List<InputGroup> nodes = new ArrayList<>();
        List<InputGroup> relationships = new ArrayList<>();
        for (String option : options) {
            int equals = option.indexOf('=');
            String value = option.substring(equals + 1);
            int last = value.lastIndexOf('=');
            List<String> files = List.of(value.substring(last + 1).split(","));
            String inDirectory = value.substring(0, last + 1)
                    + String.join(
                            ",", files.stream().map(f -> directory + "/" + f).toList());
            (option.startsWith("--nodes") ? nodes : relationships).add(InputGroup.parse(inDirectory));
        }
        run(into, new ImportPlan(nodes, relationships, List.of(), "Node", "LINK", List.of(), format, idType, 2));
    }

    private void runEdges(List<String> properties) throws IOException {
        InputGroup edges = InputGroup.parse(directory.resolve("e.txt").toString());
        run(sink, new ImportPlan(List.of(), List.of(), List.of(edges), "Node", "LINK", properties, format, idType, 2));
    }

    private void run(TextSink into, ImportPlan plan) throws IOException {
        Progress progress = new Progress(new PrintWriter(new StringWriter()), false, () -> 0);
        try (Problems problems = new Problems(directory.resolve("report"), skipped, tolerance)) {
            new Import(plan, into, problems, progress).run();
        }
    }

    private List<String> named(List<String> relationships, String key) {
        List<String> names = new ArrayList<>();
        for (String relationship : relationships) {
            int bracket = relationship.indexOf('-');
            int arrow = relationship.lastIndexOf('>');
            names.add(name(relationship.substring(0, bracket), key)
                    + relationship.substring(bracket, arrow + 1)
                    + name(relationship.substring(arrow + 1), key));
        }
        return names;
    }

    private String name(String id, String key) {
        String node = String.valueOf(sink.nodeById.get(Long.parseLong(id)));
        return node.replaceAll(".*" + key + ": ('[^']*').*", "$1");
    }
}
