package io.orbitgraph.bolt.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.bolt.BoltVersion;
import io.orbitgraph.bolt.message.RequestType;
import io.orbitgraph.bolt.state.Transitions.Admission;
import io.orbitgraph.bolt.state.Transitions.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransitionsTest {
    /// State by state what each request leads to: `-` refused, `i` ignored, otherwise the first letters of the
    /// next state (two where a PULL or DISCARD may have more).
    private static final String TABLE = """
                          HELLO LOGON LOGOFF GOODBYE RESET RUN BEGIN COMMIT ROLLBACK DISCARD PULL ROUTE TELEMETRY
            NEGOTIATION   AUT   -     -      DEF     -     -   -     -      -        -       -    -     -
            AUTHENTICATION -    REA   -      DEF     -     -   -     -      -        -       -    -     -
            READY         -     -     AUT    DEF     REA   AUTO IN_  -      -        -       -    REA   REA
            AUTO_COMMIT   -     -     -      DEF     REA   -   -     -      -        REA/AUTO REA/AUTO - -
            IN_TRANSACTION -    -     -      DEF     REA   IN_ -     REA    REA      IN_/IN_ IN_/IN_ - -
            FAILED        i     i     i      DEF     REA   i   i     i      i        i       i    i     i
            DEFUNCT       -     -     -      -       -     -   -     -      -        -       -    -     -
            """;

    @Test
    void theTableHolds() {
        List<String> lines = TABLE.lines().toList();
        String[] requests = lines.getFirst().trim().split(" +");
        assertThat(requests).hasSize(RequestType.values().length);
        List<State> seen = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.trim().split(" +");
            State state = State.valueOf(cells[0]);
            seen.add(state);
            for (int i = 0; i < requests.length; i++) {
                check(state, RequestType.valueOf(requests[i]), cells[i + 1]);
            }
        }
        assertThat(seen).containsExactly(State.values());
    }

    private static void check(State state, RequestType request, String cell) {
        String name = state + " " + request;
        switch (cell) {
            case "-" -> assertThat(Transitions.admit(state, request)).as(name).isEqualTo(Admission.REFUSE);
            case "i" -> assertThat(Transitions.admit(state, request)).as(name).isEqualTo(Admission.IGNORE);
            default -> {
                assertThat(Transitions.admit(state, request)).as(name).isEqualTo(Admission.PERFORM);
                String[] next = cell.split("/");
                BoltVersion version = new BoltVersion(5, 8);
                assertThat(Transitions.next(state, request, Outcome.DONE, version)
                                .name())
                        .as(name)
                        .startsWith(next[0]);
                if (next.length > 1) {
                    assertThat(Transitions.next(state, request, Outcome.MORE, version)
                                    .name())
                            .as(name)
                            .startsWith(next[1]);
                }
            }
        }
    }

    @Test
    void helloAuthenticatesInOldVersions() {
        assertThat(Transitions.next(State.NEGOTIATION, RequestType.HELLO, Outcome.DONE, new BoltVersion(5, 0)))
                .isEqualTo(State.READY);
        assertThat(Transitions.next(State.NEGOTIATION, RequestType.HELLO, Outcome.DONE, new BoltVersion(5, 1)))
                .isEqualTo(State.AUTHENTICATION);
    }

    @Test
    void failuresAreForgivenOnlyAfterTheLogin() {
        for (State state : State.values()) {
            assertThat(Transitions.afterFailure(state, true)).isEqualTo(State.DEFUNCT);
            boolean early = state == State.NEGOTIATION || state == State.AUTHENTICATION || state == State.DEFUNCT;
            assertThat(Transitions.afterFailure(state, false)).isEqualTo(early ? State.DEFUNCT : State.FAILED);
        }
    }
}
