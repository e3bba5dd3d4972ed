"""Domain objects in, PDF out. The only home of reportlab."""
