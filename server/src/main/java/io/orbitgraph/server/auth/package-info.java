/// Who may log in: {@link io.orbitgraph.server.auth.UserFile} keeps users with scrypt-hashed passwords in the data
/// directory.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.server.auth;
