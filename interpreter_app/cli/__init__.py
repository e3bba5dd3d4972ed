"""The command line: thin over services, never imports Qt."""
