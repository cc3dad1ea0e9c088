package io.orbitgraph.bolt.packstream;

import io.orbitgraph.bolt.BoltVersion;
import io.orbitgraph.bolt.Feature;

/// How values look on one connection.
///
/// @param utcDateTimes date-times as UTC seconds; otherwise as the seconds of the local clock
/// @param elementIds nodes, relationships and paths carry element ids
/// @param vectors vectors are values; otherwise they are sent as lists and refused as input
/// @param uuids UUIDs are values; otherwise they are sent as strings and refused as input
public record WireFormat(boolean utcDateTimes, boolean elementIds, boolean vectors, boolean uuids) {
    public static WireFormat of(BoltVersion version) {
        return new WireFormat(
                version.has(Feature.UTC_DATE_TIMES),
                version.has(Feature.ELEMENT_IDS),
                version.has(Feature.VECTORS),
                version.has(Feature.UUIDS));
    }

    /// The same with the `utc` patch of Bolt 4.4.
    public WireFormat withUtcDateTimes() {
        return new WireFormat(true, elementIds, vectors, uuids);
    }
}
