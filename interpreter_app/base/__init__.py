"""The ground floor: paths, errors, language of the interface, logs, atomic files, settings.

Standard library, platformdirs and Babel only; imports nothing else of the package.
"""
