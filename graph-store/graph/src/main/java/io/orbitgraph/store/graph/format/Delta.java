package io.orbitgraph.store.graph.format;

/// What one commit did to one group, decoded. Immutable once built: the arrays are never changed.
///
/// @param classId the class of the group
/// @param created slots of nodes made by this commit, ascending; alive after it unless also in `deleted`
/// @param deleted slots of nodes that are gone after it, ascending
/// @param reclassed slots of nodes whose label set changed, ascending
/// @param classes their new classes, parallel to `reclassed`
/// @param nodeProperties by key ascending; rows are slots
/// @param adjacency by direction and type ascending; at most one for each
/// @param relationshipProperties by key ascending; rows are ordinals of this group
/// @param ordinalLimit all ordinals of the group handed out by this commit are below; 0 if it made no relationship
public record Delta(
        int classId,
        int[] created,
        int[] deleted,
        int[] reclassed,
        int[] classes,
        PropertyDelta[] nodeProperties,
        AdjacencyDelta[] adjacency,
        PropertyDelta[] relationshipProperties,
        int ordinalLimit) {

    /// How many single changes it holds.
    public int operations() {
        int count = created.length + deleted.length + reclassed.length;
        for (PropertyDelta column : nodeProperties) {
            count += column.rows().length;
        }
        for (AdjacencyDelta list : adjacency) {
            count += list.size();
        }
        for (PropertyDelta column : relationshipProperties) {
            count += column.rows().length;
        }
        return count;
    }
}
