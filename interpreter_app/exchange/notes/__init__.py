"""Notes in files: whole as YAML or CSV, as Markdown to read, and what others wrote down, with its times."""
