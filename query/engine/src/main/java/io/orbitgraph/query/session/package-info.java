/// The session port on the engine: logins, sessions, transactions, results, bookmarks and the plan cache.
///
/// Start at {@link io.orbitgraph.query.session.EngineGraphService}. A statement goes text -> {@link
/// io.orbitgraph.query.session.PlanCache} -> operators -> {@link io.orbitgraph.query.session.RecordStream} -> record
/// sink. Knows no protocol and no query language.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.query.session;
