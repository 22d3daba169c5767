"""What both tests of servers are told on their command line, and ask alike: PUBLIC ADDRESS FORMER

PUBLIC is the built folder, ADDRESS the site's whole address, FORMER a former address of a page, from the site's root.
"""

import pathlib
import sys
import urllib.parse

PUBLIC, FORMER = pathlib.Path(sys.argv[1]).resolve(), sys.argv[3]
# The folder that the site stands in on its server.
BASE = urllib.parse.urlparse(sys.argv[2]).path
# The folders of the further languages, which have their own page for what does not exist.
LANGUAGES = sorted(f"{page.parent.name}/" for page in PUBLIC.glob("*/404.html"))
assert LANGUAGES, "the site has one language: nothing would be asked of the others"


def first(pattern):
    """The first file of the site with a name of this form, from the site's root."""
    return str(next(iter(sorted(PUBLIC.glob(pattern)))).relative_to(PUBLIC))
