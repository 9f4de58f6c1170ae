package org.muster.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.muster.attendance.ColumnMeaning.Kind;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.SheetDay;

/** What the columns of a sheet hold: told by their heads, said by somebody, never guessed. */
class SheetLayoutTest {
    private static final DateRange JUNE =
            new DateRange(LocalDate.of(2012, 6, 5), LocalDate.of(2012, 6, 7));
    private static final DateRange JULY =
            new DateRange(LocalDate.of(2012, 7, 8), LocalDate.of(2012, 7, 10));

    @Test
    void headsOfSixLanguagesAreKnown() {
        assertEquals(
                "REFERENCE,FAMILY_NAME,GIVEN_NAME,2012-05-28 AM",
                read("Ref,Surname,First name,2012-05-28 AM"));
        assertEquals(
                "REFERENCE,FAMILY_NAME,BIRTH_DATE,2012-05-28",
                read("Référence,Nom,Date de naissance,28.05.2012"));
        assertEquals("REFERENCE,GIVEN_NAME,2012-05-28 PM", read("referencia,nombre,28/05/2012 pm"));
        assertEquals("REFERENCE,FAMILY_NAME,FULL_NAME,2012-05-28", read("Номер,Фамилия,ФИО,41057"));
        assertEquals("REFERENCE,ADMINISTRATION,IGNORED", read("المرجع,الإدارة,التوقيع"));
        assertEquals("REFERENCE,FAMILY_NAME,UNKNOWN", read("编号,姓,房间"));
    }

    @Test
    void aDayThatCanBeTwoIsAskedAndRefusedWhereNobodyAnswers() {
        assertEquals("REFERENCE,ASKED", read("reference,05/06/2012 AM"));
        refused("why.column.asked", () -> SheetLayout.of(List.of("reference", "05/06/2012 AM")));
        var header = List.of("reference", "05/06/2012 AM");
        var answered = SheetHabit.NONE.read(header, SheetDay.Order.DAY_FIRST, JUNE);
        assertEquals("REFERENCE,2012-06-05 AM", ColumnMeaning.written(answered));
    }

    @Test
    void headsThatAreThereTwiceAreRefused() {
        refused("why.column.twice", "reference", "2012-05-28", "28.05.2012 AM");
        refused("why.column.twice", "reference", "2012-05-28 PM", "2012-05-28 PM");
        assertEquals("REFERENCE,UNKNOWN,FULL_NAME,UNKNOWN", read("reference,reference,name,name"));
        refused("why.column.count", ColumnMeaning.readAll("REFERENCE"), "a", "b");
        refused("why.column.noPerson", ColumnMeaning.readAll("IGNORED,2012-05-28"), "a", "b");
        refused("why.column.noDay", ColumnMeaning.readAll("REFERENCE,IGNORED"), "a", "b");
        refused("why.column.unknown", () -> ColumnMeaning.readAll("REFERENCE,2012-05-28 XM"));
        refused("why.column.unknown", () -> ColumnMeaning.readAll("DAY"));
    }

    @Test
    void whatWasSaidOfOneEventsSheetServesTheNext() {
        var header = List.of("Kennung", "05/06/2012 AM", "Tag 2", "Zimmer", "Zimmer");
        var said = ColumnMeaning.readAll("REFERENCE,2012-06-05 AM,2012-06-06,IGNORED,FULL_NAME");
        var of = SheetHabit.of(header, said, JUNE, AttendanceSheet.Source.FACILITATOR);
        var habit = SheetHabit.read(of.written());
        assertEquals(AttendanceSheet.Source.FACILITATOR, habit.source());
        assertEquals(said, habit.read(header, null, JUNE));
        var next = List.of("Kennung", "08/07/2012 AM", "Tag 2", "Zimmer", "Zimmer");
        assertEquals(SheetHabit.key(header), SheetHabit.key(next));
        assertEquals(
                "REFERENCE,2012-07-08 AM,2012-07-09,IGNORED,FULL_NAME",
                ColumnMeaning.written(habit.read(next, null, JULY)));
        var longer = List.of("Kennung", "08/07/2012 AM", "09/07/2012 AM", "Tag 2", "Zimmer");
        assertEquals(SheetHabit.key(header), SheetHabit.key(longer));
        var corrected = new ArrayList<>(header);
        corrected.add("What is wrong");
        assertEquals(SheetHabit.key(header), SheetHabit.key(corrected));
        var day = new DateRange(JULY.from(), JULY.from());
        assertTrue(habit.read(next, null, day).get(2).is(Kind.UNKNOWN), "there is no second day");
        assertFalse(SheetHabit.key(List.of("Name")).equals(SheetHabit.key(header)));
    }

    private static String read(String header) {
        return ColumnMeaning.written(SheetHabit.NONE.read(List.of(header.split(",")), null, JUNE));
    }

    private static void refused(String why, String... header) {
        refused(why, () -> SheetLayout.of(Arrays.stream(header).collect(Collectors.toList())));
    }

    private static void refused(String why, List<ColumnMeaning> columns, String... header) {
        refused(why, () -> SheetLayout.of(List.of(header), columns));
    }

    private static void refused(String why, Runnable act) {
        assertEquals(why, assertThrows(InvalidInput.class, act::run).key());
    }
}
