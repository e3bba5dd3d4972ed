"""File formats: bytes in, domain objects out, and back. One module a format, and a registry."""
