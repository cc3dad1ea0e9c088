package io.orbitgraph.model.session;

/// What a statement changed.
public record Counters(
        long nodesCreated,
        long nodesDeleted,
        long relationshipsCreated,
        long relationshipsDeleted,
        long propertiesSet,
        long labelsAdded,
        long labelsRemoved,
        long indexesAdded,
        long indexesRemoved,
        long constraintsAdded,
        long constraintsRemoved,
        long systemUpdates) {
    public static final Counters NONE = new Counters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public boolean containsUpdates() {
        return (nodesCreated
                        | nodesDeleted
                        | relationshipsCreated
                        | relationshipsDeleted
                        | propertiesSet
                        | labelsAdded
                        | labelsRemoved
                        | indexesAdded
                        | indexesRemoved
                        | constraintsAdded
                        | constraintsRemoved)
                != 0;
    }
}
