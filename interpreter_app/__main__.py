"""`python -m interpreter_app` is the same as `passerelle`."""

import sys

from interpreter_app.bootstrap import main

if __name__ == "__main__":
    sys.exit(main())
