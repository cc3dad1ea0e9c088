package io.orbitgraph.tck.opencypher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// All cases of the TCK, and the ratchet. After a change that makes listed cases pass, run with `-Dtck.update=true`,
/// which rewrites `known-failures.txt` from what failed; the list may only get shorter. `-Dtck.only=text` runs the
/// cases whose id contains the text.
class OpenCypherTckTest {
    private static final Path KNOWN = Path.of("known-failures.txt");
    private static final Path REPORT = Path.of("target", "tck-report.json");
    private static final Path FAILURES = Path.of("target", "tck-failures.txt");
    private static final boolean UPDATE = Boolean.getBoolean("tck.update");
    private static final String ONLY = System.getProperty("tck.only", "");

    private static final Map<String, int[]> PER_FOLDER = new TreeMap<>();
    private static final Set<String> FAILED = new TreeSet<>();
    private static final List<String> REASONS = new ArrayList<>();

    @Test
    void theArtifactHasAllCases() {
        assertThat(scenarios()).hasSize(3897);
        assertThat(scenarios().stream().map(Scenario::id)).doesNotHaveDuplicates();
    }

    @Test
    void theRatchetNamesOnlyCasesThatExist() throws IOException {
        assertThat(scenarios().stream().map(Scenario::id)).containsAll(knownFailures());
    }

    @TestFactory
    Stream<DynamicContainer> cases() throws IOException {
        Set<String> known = knownFailures();
        Map<String, List<DynamicTest>> byFeature = new TreeMap<>();
        for (Scenario scenario : scenarios()) {
            if (scenario.id().contains(ONLY)) {
                byFeature
                        .computeIfAbsent(scenario.feature(), _ -> new ArrayList<>())
                        .add(DynamicTest.dynamicTest(
                                scenario.name(), () -> run(scenario, known.contains(scenario.id()))));
            }
        }
        return byFeature.entrySet().stream()
                .map(entry -> DynamicContainer.dynamicContainer(entry.getKey(), entry.getValue()));
    }

    private static void run(Scenario scenario, boolean known) {
        String failure = ScenarioRun.failureOf(scenario);
        int[] counts = PER_FOLDER.computeIfAbsent(scenario.folder(), _ -> new int[2]);
        counts[0]++;
        if (failure == null) {
            counts[1]++;
        } else {
            FAILED.add(scenario.id());
            REASONS.add(scenario.id() + "\n    " + failure.replace("\n", "\n    "));
        }
        if (!UPDATE) {
            if (failure == null && known) {
                fail("passes now: take it off the list (run with -Dtck.update=true)");
            }
            if (failure != null && !known) {
                fail(failure);
            }
        }
    }

    @AfterAll
    static void report() throws IOException {
        int total = 0;
        int passed = 0;
        StringBuilder folders = new StringBuilder();
        for (Map.Entry<String, int[]> entry : PER_FOLDER.entrySet()) {
            int[] counts = entry.getValue();
            total += counts[0];
            passed += counts[1];
            folders.append(folders.isEmpty() ? "\n" : ",\n")
                    .append("    {\"folder\": \"%s\", \"total\": %d, \"passed\": %d, \"failed\": %d}"
                            .formatted(entry.getKey(), counts[0], counts[1], counts[0] - counts[1]));
        }
        Files.createDirectories(REPORT.getParent());
        Files.writeString(
                REPORT,
                "{\n  \"total\": %d,\n  \"passed\": %d,\n  \"failed\": %d,\n  \"folders\": [%s\n  ]\n}\n"
                        .formatted(total, passed, total - passed, folders));
        Files.write(FAILURES, REASONS);
        System.out.printf("openCypher TCK: %d of %d cases pass%n", passed, total);
        if (UPDATE && ONLY.isEmpty()) {
            Files.write(KNOWN, FAILED);
        }
    }

    private static Set<String> knownFailures() throws IOException {
        return Files.exists(KNOWN) ? new TreeSet<>(Files.readAllLines(KNOWN)) : Set.of();
    }

    private static List<Scenario> scenarios() {
        return Holder.SCENARIOS;
    }

    /// Parsed once.
    private static final class Holder {
        static final List<Scenario> SCENARIOS = load();

        private static List<Scenario> load() {
            URL features = Objects.requireNonNull(
                    OpenCypherTckTest.class.getClassLoader().getResource("features"),
                    "the TCK is not on the class path");
            try {
                URI uri = features.toURI();
                try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of());
                        Stream<Path> files = Files.walk(jar.getPath("features"))) {
                    List<Scenario> scenarios = new ArrayList<>();
                    for (Path file : files.filter(f -> f.toString().endsWith(".feature"))
                            .sorted()
                            .toList()) {
                        String name = file.toString();
                        scenarios.addAll(FeatureParser.parse(
                                name.substring("features/".length(), name.length() - ".feature".length()),
                                Files.readString(file)));
                    }
                    return scenarios;
                }
            } catch (IOException | URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
