package io.orbitgraph.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The arrows between the modules: who may import whom. The Maven modules hold most of them; this test holds what a
/// module could still reach through another one, and that no packages form a cycle.
class ArchitectureTest {
    private static final String ROOT = "io.orbitgraph.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.orbitgraph");

    /// Package prefix to the prefixes that it may use beside itself. The longest matching prefix of a class counts.
    private static final Map<String, List<String>> ARROWS = new LinkedHashMap<>();

    static {
        ARROWS.put("model", List.of());
        ARROWS.put("store.kv", List.of("model"));
        ARROWS.put("store.rocksdb", List.of("model", "store.kv"));
        ARROWS.put("store.graph", List.of("model", "store.kv"));
        ARROWS.put("store.search", List.of("model", "store.kv", "store.graph"));
        ARROWS.put("store.testkit", List.of("model", "store.kv", "store.graph"));
        ARROWS.put("query.expr", List.of("model", "query.logical", "query.language"));
        ARROWS.put("query.logical", List.of("model", "query.expr", "query.language"));
        ARROWS.put("query.language", List.of("model", "query.expr", "query.logical"));
        ARROWS.put("query", List.of("model", "store.graph"));
        ARROWS.put("cypher", List.of("model", "query.expr", "query.logical", "query.language"));
        ARROWS.put("orbitql", List.of("model", "query.expr", "query.logical", "query.language"));
        ARROWS.put("algorithms", List.of("model", "store.graph"));
        ARROWS.put("graphml", List.of("model", "store.graph", "algorithms"));
        ARROWS.put("graphrag", List.of("model", "store.graph", "algorithms"));
        ARROWS.put("bolt", List.of("model"));
    }

    @Test
    void modulesImportOnlyWhatTheArrowsAllow() {
        TreeSet<String> forbidden = new TreeSet<>();
        for (JavaClass user : CLASSES) {
            String from = moduleOf(user);
            if (from == null) {
                continue;
            }
            for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                JavaClass used = dependency.getTargetClass().getBaseComponentType();
                if (used.getPackageName().startsWith(ROOT) && !allowed(from, used)) {
                    forbidden.add(user.getName() + " uses " + used.getName());
                }
            }
        }
        assertThat(forbidden).isEmpty();
    }

    @Test
    void packagesOfBoltFormNoCycle() {
        SlicesRuleDefinition.slices()
                .matching("io.orbitgraph.bolt.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    private static boolean allowed(String from, JavaClass used) {
        String to = moduleOf(used);
        if (to == null) {
            return false;
        }
        return to.equals(from)
                || ARROWS.getOrDefault(from, List.of()).contains(to)
                || (from.equals("query") && to.startsWith("query"));
    }

    /// The key of {@link #ARROWS} that the class belongs to; null for the server itself, which may use everything.
    private static @org.jspecify.annotations.Nullable String moduleOf(JavaClass javaClass) {
        String name = javaClass.getPackageName();
        String best = null;
        for (String prefix : ARROWS.keySet()) {
            if ((name.equals(ROOT + prefix) || name.startsWith(ROOT + prefix + "."))
                    && (best == null || prefix.length() > best.length())) {
                best = prefix;
            }
        }
        return best;
    }
}
