package io.orbitgraph.server.importer;

import io.orbitgraph.model.temporal.TemporalContext;

/// One column of a header.
///
/// @param name of the property; empty if the column is none (an id may be a property, too)
/// @param list whether fields hold several elements
/// @param space of the ids; empty for the one that all columns without a space share
/// @param context the zone of times that have none of their own
record HeaderColumn(Role role, String name, FieldType type, boolean list, String space, TemporalContext context) {
    enum Role {
        PROPERTY,
        ID,
        LABEL,
        START_ID,
        END_ID,
        TYPE,
        IGNORE
    }

    boolean isProperty() {
        return role == Role.PROPERTY || (role == Role.ID && !name.isEmpty());
    }
}
