"""What the program is about: frozen dataclasses and pure functions. Imports nothing above `base`."""
