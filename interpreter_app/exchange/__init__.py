"""Files of other people's making, in and out: one module for each format, and what formats have in common.

`formats` is the registry and `reading` the types all share. YAML: `yaml_nodes` (places in a file),
`yaml_glossary` (in), `yaml_writer` (out). A table of terms comes in four steps, of which only the first
knows what file it is in, so that a spreadsheet needs one module more and not five: bytes to rows
(`encodings`, `csv_text`), rows to columns (`table_headings`, `table_columns`, `languages`), cells to terms
(`table_cells`, `table_reading`), entries to concepts (`table_entries`). `csv_glossary` is the way through.
"""
