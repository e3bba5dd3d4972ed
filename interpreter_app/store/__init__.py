"""SQLite: the only home of SQL and of sqlite_utils."""
