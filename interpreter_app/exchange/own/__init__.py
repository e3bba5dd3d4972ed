"""Passerelle’s own formats, YAML and JSON with the same keys: grammars, one reader, a writer each."""
