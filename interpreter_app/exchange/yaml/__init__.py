"""Passerelle’s own YAML: `nodes` (places in a file), `reader` (in), `writer` (out)."""
