package io.orbitgraph.bolt.state;

import io.orbitgraph.bolt.BoltVersion;
import io.orbitgraph.bolt.Feature;
import io.orbitgraph.bolt.message.RequestType;

/// The state machine of a connection, without any effect.
///
/// COMMIT and ROLLBACK are legal while results of the transaction are open: drivers do that.
final class Transitions {
    /// What to do with a request before it is looked at.
    enum Admission {
        PERFORM,
        /// Answer IGNORED.
        IGNORE,
        /// Answer FAILURE and close.
        REFUSE
    }

    /// How a request ended.
    enum Outcome {
        DONE,
        /// A PULL or DISCARD that did not reach the end.
        MORE
    }

    private Transitions() {}

    static Admission admit(State state, RequestType request) {
        if (request == RequestType.GOODBYE && state != State.DEFUNCT) {
            return Admission.PERFORM;
        }
        return switch (state) {
            case NEGOTIATION -> performIf(request == RequestType.HELLO);
            case AUTHENTICATION -> performIf(request == RequestType.LOGON);
            case READY ->
                switch (request) {
                    case RUN, BEGIN, ROUTE, TELEMETRY, LOGOFF, RESET -> Admission.PERFORM;
                    case HELLO, LOGON, GOODBYE, COMMIT, ROLLBACK, DISCARD, PULL -> Admission.REFUSE;
                };
            case AUTO_COMMIT ->
                switch (request) {
                    case PULL, DISCARD, RESET -> Admission.PERFORM;
                    case HELLO, LOGON, LOGOFF, GOODBYE, RUN, BEGIN, COMMIT, ROLLBACK, ROUTE, TELEMETRY ->
                        Admission.REFUSE;
                };
            case IN_TRANSACTION ->
                switch (request) {
                    case RUN, PULL, DISCARD, COMMIT, ROLLBACK, RESET -> Admission.PERFORM;
                    case HELLO, LOGON, LOGOFF, GOODBYE, BEGIN, ROUTE, TELEMETRY -> Admission.REFUSE;
                };
            case FAILED -> request == RequestType.RESET ? Admission.PERFORM : Admission.IGNORE;
            case DEFUNCT -> Admission.REFUSE;
        };
    }

    private static Admission performIf(boolean legal) {
        return legal ? Admission.PERFORM : Admission.REFUSE;
    }

    /// The state after a request that was performed.
    static State next(State state, RequestType request, Outcome outcome, BoltVersion version) {
        return switch (request) {
            case HELLO -> version.has(Feature.LOGON) ? State.AUTHENTICATION : State.READY;
            case LOGON, RESET, COMMIT, ROLLBACK -> State.READY;
            case LOGOFF -> State.AUTHENTICATION;
            case GOODBYE -> State.DEFUNCT;
            case RUN -> state == State.IN_TRANSACTION ? State.IN_TRANSACTION : State.AUTO_COMMIT;
            case BEGIN -> State.IN_TRANSACTION;
            case PULL, DISCARD -> state == State.AUTO_COMMIT && outcome == Outcome.DONE ? State.READY : state;
            case ROUTE, TELEMETRY -> state;
        };
    }

    /// The state after a request that failed.
    static State afterFailure(State state, boolean violatesProtocol) {
        return switch (state) {
            case NEGOTIATION, AUTHENTICATION, DEFUNCT -> State.DEFUNCT;
            case READY, AUTO_COMMIT, IN_TRANSACTION, FAILED -> violatesProtocol ? State.DEFUNCT : State.FAILED;
        };
    }
}
