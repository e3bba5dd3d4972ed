"""Files of other people's making, in and out: one module for each format, and what formats have in common.

`formats` is the registry, `reading` the types all share, `encodings` what bytes are as text. `tables` are the
formats that are rows of cells; `yaml` is our own. A format is declared once, in `formats`.
"""
