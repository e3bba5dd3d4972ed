"""Contacts in files: vCard (2.1, 3.0, 4.0) and tables with a row for each contact."""
