package io.orbitgraph.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.store.testkit.Seeded;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsAreAsWideAsTheirWidestValue() {
        assertThat(table(80, List.of("name", "n"), new String[] {"\"Ann\"", "7"}, new String[] {"\"Bo\"", "12"}))
                .containsExactly(
                        "+-------+----+",
                        "| name  | n  |",
                        "+-------+----+",
                        "| \"Ann\" |  7 |",
                        "| \"Bo\"  | 12 |",
                        "+-------+----+");
    }

    @Test
    void onlyTheWidestColumnIsCut() {
        assertThat(table(30, List.of("k", "text"), new String[] {"1", "a".repeat(100)})
                        .get(3))
                .isEqualTo("| 1 | " + "a".repeat(21) + "… |")
                .hasSize(30);
    }

    @Test
    void wideCharactersCountTwice() {
        List<String> lines = table(16, List.of("s"), new String[] {"日本語日本語日本語"}, new String[] {"abc"});
        assertThat(lines.get(3)).isEqualTo("| 日本語日本…  |");
        assertThat(lines).allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(16));
    }

    @Test
    void aLaterWiderRowGetsRoomUnderANewRule() {
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
            Table table = new Table(
                    out, List.of("n"), List.<String[]>of(new String[] {"7"}), new boolean[] {true}, Table.UNLIMITED);
            table.header();
            table.row(new String[] {"7"});
            table.row(new String[] {"1000"});
        }
        assertThat(text.toString().lines())
                .containsExactly("+---+", "| n |", "+---+", "| 7 |", "+-------+", "|  1000 |");
    }

    @Test
    void tooManyColumnsArePrintedOneALine() {
        String[] row = new String[20];
        Arrays.fill(row, "value");
        List<String> names = Arrays.stream(new int[20]).mapToObj(i -> "column").toList();
        List<String> lines = table(60, names, row);
        assertThat(lines)
                .hasSize(21)
                .contains("column | value")
                .first()
                .asString()
                .startsWith("--- row 1 -");
    }

    @Test
    void fittedWidthsUseTheRoomAndTakeFromTheWidest() {
        long seed = Seeded.of("TableTest").seed();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            int[] natural = random.ints(1 + random.nextInt(10), 1, 200).toArray();
            int room = natural.length + random.nextInt(300);
            int[] fitted = Table.fitted(natural, room);
            int sum = Arrays.stream(natural).sum();
            assertThat(Arrays.stream(fitted).sum()).isEqualTo(Math.min(sum, room));
            int widest = Arrays.stream(fitted).max().orElseThrow();
            for (int i = 0; i < natural.length; i++) {
                assertThat(fitted[i]).isLessThanOrEqualTo(natural[i]);
                // Whatever was cut is among the widest, to within the remainder of the division.
                assertThat(fitted[i] == natural[i] || fitted[i] >= widest - 1).isTrue();
            }
        }
    }

    private static List<String> table(int width, List<String> names, String[]... rows) {
        StringWriter text = new StringWriter();
        boolean[] numeric = new boolean[names.size()];
        numeric[names.size() - 1] = rows[0][names.size() - 1].chars().allMatch(Character::isDigit);
        try (PrintWriter out = new PrintWriter(text)) {
            Table table = new Table(out, names, List.of(rows), numeric, width);
            table.header();
            for (String[] row : rows) {
                table.row(row);
            }
            table.footer();
        }
        return text.toString().lines().toList();
    }
}
