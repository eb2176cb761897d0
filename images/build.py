"""Build images from their recipes: `python -m images.build base data`.

The recipes and the builder are the package's own, so that an installed one can build them too.
"""

import sys

from mcp_sandbox.runtimes.docker.images.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
