"""Reports in files: as Markdown and as Word documents."""
