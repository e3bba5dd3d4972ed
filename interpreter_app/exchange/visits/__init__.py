"""Visits in files: whole as YAML, and the schedule as text that one can send."""
