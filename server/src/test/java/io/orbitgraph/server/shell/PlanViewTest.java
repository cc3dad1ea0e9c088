package io.orbitgraph.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.neo4j.driver.summary.Plan;

class PlanViewTest {
    private record Operator(String operatorType, Map<String, Value> arguments, List<Operator> children)
            implements Plan {
        @Override
        public List<String> identifiers() {
            return List.of();
        }
    }

    @Test
    void theSecondInputBranchesOff() {
        Plan plan = operator(
                "ProduceResults", operator("Join", operator("LeftScan"), operator("Filter", operator("RightScan"))));
        List<String> lines = print(plan, 80);
        assertThat(lines.get(1)).isEqualTo("| Operator        | Details         | Estimated Rows |");
        assertThat(lines.get(9)).isEqualTo("| | +RightScan    | RightScan!      |             10 |");
        assertThat(lines.stream().map(line -> line.substring(0, 17).strip()).toList())
                .containsExactly(
                        "+----------------",
                        "| Operator",
                        "+----------------",
                        "| +ProduceResults",
                        "| |",
                        "| +Join",
                        "| |\\",
                        "| | +Filter",
                        "| | |",
                        "| | +RightScan",
                        "| |",
                        "| +LeftScan",
                        "+----------------");
    }

    @Test
    void longDetailsAreFoldedNotCut() {
        Plan plan = new Operator(
                "Filter",
                Map.of("Details", Values.value("alpha beta gamma delta epsilon zeta eta theta")),
                List.of(operator("Scan")));
        List<String> lines = print(plan, 60);
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(60));
        assertThat(String.join(" ", lines)).contains("alpha").contains("theta").doesNotContain("…");
        assertThat(lines.get(4)).startsWith("| | ");
    }

    private static Operator operator(String name, Operator... inputs) {
        return new Operator(
                name,
                Map.of("Details", Values.value(name + "!"), "EstimatedRows", Values.value(10.0)),
                List.of(inputs));
    }

    private static List<String> print(Plan plan, int width) {
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
            PlanView.print(out, plan, width);
        }
        return text.toString().lines().toList();
    }
}
