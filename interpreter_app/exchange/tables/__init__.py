"""Tables of terms: whatever file the rows come from, and the files that are rows.

Four steps, of which only the first knows what file it is in: bytes to rows (a module for each kind of file),
rows to columns (`headings`, `columns`), cells to terms (`cells`, `rows`), entries to concepts (`entries`).
"""
