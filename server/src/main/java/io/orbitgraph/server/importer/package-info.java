/// Bulk import of CSV files and edge lists into a new database, `orbit import`.
///
/// Bytes flow from `BlockReader` (whole records, about a megabyte at a time) through `RecordParser` (on several
/// threads, straight into typed columns) to `NodeImport` and `RelationshipImport`, which know the ids and feed the
/// store's bulk importer. Start reading at `ImportCommand` and `Import`.
@NullMarked
package io.orbitgraph.server.importer;

import org.jspecify.annotations.NullMarked;
