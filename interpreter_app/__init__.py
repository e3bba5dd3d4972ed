"""Passerelle: bilingual glossaries, visits and notes for interpreters and visit facilitators."""

__version__ = "0.1.0"
