"""The window: Qt adapters over services and store. The only home of PySide6.

Views get their collaborators as constructor arguments; there is no global window and no registry.
"""
