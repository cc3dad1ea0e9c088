package io.orbitgraph.query.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a part of a plan reads of the graph and what it writes, in names. Errs on the side of too much.
final class Effects {
    /// Label sets of node scans and seeks; a node is found only if it has all of one set.
    private final List<Set<String>> scans = new ArrayList<>();

    final NameSet labelsRead = new NameSet();
    final NameSet typesRead = new NameSet();
    final NameSet keysRead = new NameSet();

    /// Label sets of created nodes; null where they are computed.
    private final List<@Nullable Set<String>> createdNodes = new ArrayList<>();

    final NameSet typesCreated = new NameSet();
    final NameSet labelsWritten = new NameSet();
    final NameSet keysWritten = new NameSet();
    private boolean deletes;
    private boolean readsEntities;

    void scan(Set<String> labels) {
        scans.add(labels);
        labelsRead.addAll(labels);
    }

    /// @param labels null if they are computed
    void createNode(@Nullable Set<String> labels) {
        createdNodes.add(labels);
    }

    /// Reads whether some entity exists, not which ones do.
    void readEntity() {
        readsEntities = true;
    }

    void delete() {
        deletes = true;
    }

    void readEverything() {
        scans.add(Set.of());
        labelsRead.addEverything();
        typesRead.addEverything();
        keysRead.addEverything();
    }

    void writeEverything() {
        createdNodes.add(null);
        typesCreated.addEverything();
        labelsWritten.addEverything();
        keysWritten.addEverything();
        deletes = true;
    }

    void add(Effects other) {
        scans.addAll(other.scans);
        labelsRead.addAll(other.labelsRead);
        typesRead.addAll(other.typesRead);
        keysRead.addAll(other.keysRead);
        createdNodes.addAll(other.createdNodes);
        typesCreated.addAll(other.typesCreated);
        labelsWritten.addAll(other.labelsWritten);
        keysWritten.addAll(other.keysWritten);
        deletes |= other.deletes;
        readsEntities |= other.readsEntities;
    }

    boolean writes() {
        return deletes
                || !createdNodes.isEmpty()
                || !typesCreated.isEmpty()
                || !labelsWritten.isEmpty()
                || !keysWritten.isEmpty();
    }

    private boolean reads() {
        return readsEntities
                || !scans.isEmpty()
                || !labelsRead.isEmpty()
                || !typesRead.isEmpty()
                || !keysRead.isEmpty();
    }

    /// Whether one part may read what the other writes.
    boolean conflictsWith(Effects other) {
        return readsWhatIsWrittenBy(other) || other.readsWhatIsWrittenBy(this);
    }

    private boolean readsWhatIsWrittenBy(Effects writer) {
        return (writer.deletes && reads())
                || findsCreatedNodeOf(writer)
                || typesRead.meets(writer.typesCreated)
                || labelsRead.meets(writer.labelsWritten)
                || keysRead.meets(writer.keysWritten);
    }

    private boolean findsCreatedNodeOf(Effects writer) {
        for (Set<String> created : writer.createdNodes) {
            for (Set<String> wanted : scans) {
                if (created == null || created.containsAll(wanted)) {
                    return true;
                }
            }
        }
        return false;
    }
}
