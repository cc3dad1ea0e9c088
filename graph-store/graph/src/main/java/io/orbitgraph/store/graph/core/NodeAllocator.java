package io.orbitgraph.store.graph.core;

import io.orbitgraph.store.graph.RelationshipId;
import io.orbitgraph.store.graph.page.PageTable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Hands out node ids: per class, one slot after the other of a group, then the next group. What a transaction that
/// rolls back was given stays unused; ids of deleted nodes are not used again. Thread-safe.
final class NodeAllocator {
    private final GroupDirectory directory;
    private final PageTable pages;
    private final Map<Integer, OpenGroup> openGroups = new ConcurrentHashMap<>();

    private static final class OpenGroup {
        int group = -1;
        int next;
    }

    NodeAllocator(GroupDirectory directory, PageTable pages) {
        this.directory = directory;
        this.pages = pages;
    }

    long allocate(int classId) {
        OpenGroup open = openGroups.computeIfAbsent(classId, _ -> new OpenGroup());
        synchronized (open) {
            if (open.group < 0) {
                open.group = directory.lastGroup(classId);
                open.next = open.group < 0
                        ? RelationshipId.GROUP_SIZE
                        : pages.page(open.group).slotLimit();
            }
            if (open.next == RelationshipId.GROUP_SIZE) {
                int group = directory.allocate(classId);
                pages.create(group, classId);
                open.group = group;
                open.next = 0;
            }
            return (long) open.group << RelationshipId.GROUP_SHIFT | open.next++;
        }
    }
}
