package io.orbitgraph.store.graph.core;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.graph.format.ByteReader;
import io.orbitgraph.store.graph.format.KeyLayout;
import io.orbitgraph.store.graph.page.PageTable;
import io.orbitgraph.store.kv.Cursor;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.kv.Space;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which groups are of which class, and which hold nodes with labels that their class does not have. Read from the
/// store when first asked for. Knows of a new group from the moment it is handed out, before the commit that makes it
/// durable: scans then find nobody in it. Thread-safe.
final class GroupDirectory {
    private final KeyValueStore store;
    private int nextGroup;
    private boolean loaded;
    private final Map<Integer, Groups> byClass = new HashMap<>();
    private final Map<Integer, TreeSet<Integer>> exceptions = new HashMap<>();
    /// Groups that no commit has recorded yet.
    private final Set<Integer> unrecorded = new HashSet<>();

    private static final class Groups {
        int[] numbers = new int[4];
        int size;

        void add(int group) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = group;
        }
    }

    GroupDirectory(KeyValueStore store) {
        this.store = store;
        byte[] next = store.get(Space.META, KeyLayout.nextGroup());
        nextGroup = next == null ? 0 : new ByteReader(next).readInt();
    }

    /// Groups from here on do not exist.
    synchronized int nextGroup() {
        return nextGroup;
    }

    private void load() {
        if (loaded) {
            return;
        }
        try (Cursor cursor = store.scan(Space.META, KeyLayout.metaKind('G'), KeyLayout.metaKind('G' + 1), false)) {
            while (cursor.next()) {
                ByteReader in = new ByteReader(cursor.key(), 1);
                int classId = in.readInt();
                int first = in.readInt();
                int count = new ByteReader(cursor.value()).readVarint(PageTable.MOST_GROUPS);
                Groups groups = byClass.computeIfAbsent(classId, _ -> new Groups());
                for (int i = 0; i < count; i++) {
                    groups.add(first + i);
                }
            }
        }
        try (Cursor cursor = store.scan(Space.META, KeyLayout.metaKind('O'), KeyLayout.metaKind('O' + 1), false)) {
            while (cursor.next()) {
                ByteReader in = new ByteReader(cursor.key(), 1);
                exceptions.computeIfAbsent(in.readInt(), _ -> new TreeSet<>()).add(in.readInt());
            }
        }
        loaded = true;
    }

    /// A new group of the class.
    synchronized int allocate(int classId) {
        load();
        if (nextGroup >= PageTable.MOST_GROUPS) {
            throw new OrbitException(
                    ErrorCode.STORAGE_ERROR, "The graph has no more room for nodes: 2^32 ids are used");
        }
        int group = nextGroup++;
        byClass.computeIfAbsent(classId, _ -> new Groups()).add(group);
        unrecorded.add(group);
        return group;
    }

    /// The newest group of the class; -1 if it has none.
    synchronized int lastGroup(int classId) {
        load();
        Groups groups = byClass.get(classId);
        return groups == null ? -1 : groups.numbers[groups.size - 1];
    }

    /// Whether a commit that puts nodes into the group has to record it.
    synchronized boolean isUnrecorded(int group) {
        return unrecorded.contains(group);
    }

    synchronized void recorded(int group) {
        unrecorded.remove(group);
    }

    /// Notes that a node of the group has a label that the group's class does not have.
    ///
    /// @return whether that is new and must be recorded
    synchronized boolean addException(int label, int group) {
        load();
        return exceptions.computeIfAbsent(label, _ -> new TreeSet<>()).add(group);
    }

    /// The groups in which nodes with all of `labels` can be, ascending.
    ///
    /// @param matching by class: whether it has all the labels
    synchronized int[] groupsWith(boolean[] matching, int... labels) {
        load();
        int total = 0;
        int sources = 0;
        for (int classId = 0; classId < matching.length; classId++) {
            Groups groups = matching[classId] ? byClass.get(classId) : null;
            if (groups != null) {
                total += groups.size;
                sources++;
            }
        }
        // A node with all labels in a group whose class lacks some: each label that it lacks names the group.
        Set<Integer> more = null;
        for (int label : labels) {
            Set<Integer> groups = exceptions.get(label);
            if (groups != null) {
                if (more == null) {
                    more = new TreeSet<>();
                }
                more.addAll(groups);
            }
        }
        int[] all = new int[total + (more == null ? 0 : more.size())];
        int count = 0;
        for (int classId = 0; classId < matching.length; classId++) {
            Groups groups = matching[classId] ? byClass.get(classId) : null;
            if (groups != null) {
                System.arraycopy(groups.numbers, 0, all, count, groups.size);
                count += groups.size;
            }
        }
        if (more == null) {
            if (sources > 1) {
                Arrays.sort(all);
            }
            return all;
        }
        for (int group : more) {
            all[count++] = group;
        }
        Arrays.sort(all);
        int distinct = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[distinct++] = all[i];
            }
        }
        return Arrays.copyOf(all, distinct);
    }
}
