"""`python -m analysis`."""

import sys

try:
    from analysis.cli import main

    main()
except KeyboardInterrupt:  # while modules load, before there is anyone to say so
    sys.exit(130)
