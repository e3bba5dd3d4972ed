"""Starts Passerelle: the window, or a command of the command line."""

import sys

from interpreter_app.bootstrap import main

if __name__ == "__main__":
    sys.exit(main())
