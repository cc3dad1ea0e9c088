/// The session port: what a protocol needs of the database, and nothing of how it answers.
///
/// {@link io.orbitgraph.model.session.GraphService} authenticates and opens a {@link
/// io.orbitgraph.model.session.Session};
/// a session runs statements on their own or in explicit transactions; a {@link
/// io.orbitgraph.model.session.QueryResult}
/// is pulled page by page into a {@link io.orbitgraph.model.session.RecordSink}, which sees typed column vectors.
/// Bolt and HTTP are written against this package; the engine implements it.
/// What waits below the port calls {@link io.orbitgraph.model.session.Waiting#announce} first.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.model.session;
