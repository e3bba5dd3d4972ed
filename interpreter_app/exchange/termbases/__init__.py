"""Termbases of other programs, which are XML: TBX, the standard's form, and MultiTerm's.

`safe_xml` gives the elements of a file that may be hostile, `entries` makes concepts of what an entry said;
what each program calls things is in the modules of its format.
"""
