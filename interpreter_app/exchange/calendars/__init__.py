"""Calendars of other programs, in and out: iCalendar (RFC 5545), and vCalendar 1.0 as far as it is the same.

`ical_writer` writes a visit, `ical_reader` reads what any program has written; the other modules are parts
of the reader, and zones and words of the writer. What a reading means for a visit is decided in
`domain.visits.calendar_merging`.
"""
