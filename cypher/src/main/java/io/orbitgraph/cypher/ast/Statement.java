package io.orbitgraph.cypher.ast;

/// What a text may hold: a query, or a command on the schema, the databases or the users.
public sealed interface Statement extends Node permits Query, Command {}
