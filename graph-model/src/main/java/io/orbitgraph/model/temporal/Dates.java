package io.orbitgraph.model.temporal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;

/// Dates from weeks and quarters, strict about their ranges.
final class Dates {
    private Dates() {}

    /// @throws DateTimeException if the year has no such week
    static LocalDate ofWeek(long weekYear, long week, long dayOfWeek) {
        // January 4 is always in week 1.
        LocalDate inFirstWeek = LocalDate.of(ChronoField.YEAR.checkValidIntValue(weekYear), 1, 4);
        long weeks =
                IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(inFirstWeek).getMaximum();
        requireRange("week", week, weeks);
        requireRange("dayOfWeek", dayOfWeek, 7);
        LocalDate monday = inFirstWeek.minusDays(inFirstWeek.getDayOfWeek().getValue() - 1L);
        return monday.plusDays((week - 1) * 7 + dayOfWeek - 1);
    }

    /// @throws DateTimeException if the quarter has no such day
    static LocalDate ofQuarter(long year, long quarter, long dayOfQuarter) {
        requireRange("quarter", quarter, 4);
        LocalDate first = LocalDate.of(ChronoField.YEAR.checkValidIntValue(year), (int) quarter * 3 - 2, 1);
        requireRange(
                "dayOfQuarter",
                dayOfQuarter,
                IsoFields.DAY_OF_QUARTER.rangeRefinedBy(first).getMaximum());
        return first.plusDays(dayOfQuarter - 1);
    }

    private static void requireRange(String name, long value, long maximum) {
        if (value < 1 || value > maximum) {
            throw new DateTimeException(name + " must be 1 to " + maximum + ", not " + value);
        }
    }
}
