"""Reads the settings that a site has for hosts that cannot be run here:  hosts.py PUBLIC ADDRESS FORMER PACKAGES

PACKAGES is a folder with the packages of package.json; `asked.py` tells what the other arguments are. `_redirects` and
`_headers` are read by the host's own parsers, web.config by a grammar and by the rules of inheritance. Then each is asked
for the same paths as a server would be.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

import rnc2rng
from lxml import etree

from asked import BASE, FORMER, LANGUAGES, PUBLIC, first

HERE = pathlib.Path(__file__).parent
PACKAGES = sys.argv[4]
GRAMMAR = etree.RelaxNG(etree.fromstring(rnc2rng.dumps(rnc2rng.load(str(HERE / "web-config.rnc"))).encode()))
# What IIS has in its own list before it reads ours: to add one of these without taking it away first stops the site.
OWN_TYPES = {".atom", ".csv", ".css", ".html", ".ics", ".js", ".json", ".pdf", ".png", ".rdf", ".svg", ".txt", ".woff2", ".xml"}
OWN_HEADERS = {"X-Powered-By"}
faults = []


class Iis:
    """A site under its web.config."""

    def __init__(self, text):
        self.faults = []
        tree = etree.fromstring(text)
        if not GRAMMAR.validate(tree):
            self.faults.append(str(GRAMMAR.error_log.last_error))
        self.whole = tree.find("system.webServer")
        self.places = {}
        for one in tree.findall("location"):
            path = one.get("path").lower()
            if path in self.places:
                self.faults.append(f"two locations for {path}")
            self.places[path] = one.find("system.webServer")
        self.types = self.merged("", "staticContent", "mimeMap", "fileExtension", "mimeType", dict.fromkeys(OWN_TYPES, ""))

    def sections(self, path):
        """What holds for a path: the site's own settings, then those of each place above it."""
        steps = path.strip("/").lower().split("/")
        places = ["/".join(steps[:length]) for length in range(1, len(steps) + 1)]
        return [self.whole, *(self.places[place] for place in places if place in self.places)]

    def merged(self, path, section, add, key, value, own):
        """A collection: what is taken away and what is added, in order. What stands there already cannot be added."""
        made = dict(own)
        for one in self.sections(path):
            for element in one.findall(f"{section}/*") if one is not None else ():
                name = element.get(key)
                if element.tag == "remove":
                    made.pop(name, None)
                elif element.tag == add and name in made:
                    self.faults.append(f"{name} is added twice")
                else:
                    made[name] = element.get(value)
        return made

    def ask(self, path):
        for one in self.sections(path):
            found = one.find("httpRedirect") if one is not None else None
            if found is not None and found.get("enabled") == "true" and found.get("exactDestination") == "true":
                return 301 if found.get("httpResponseStatus") == "Permanent" else 302, {"location": found.get("destination")}
        headers = self.merged(path, "httpProtocol/customHeaders", "add", "name", "value", dict.fromkeys(OWN_HEADERS, "x"))
        headers = {name.lower(): value for name, value in headers.items()}
        place = PUBLIC / path / "index.html" if path.endswith("/") or not path else PUBLIC / path
        if not place.is_file():
            told = [one.findall("httpErrors/*[@statusCode='404']") for one in self.sections(path) if one is not None]
            # Each place that says another page takes away the one that it got from above.
            if any([element.tag for element in one] not in ([], ["remove", "error"]) for one in told):
                self.faults.append("404 is added twice")
            errors = [element for one in told for element in one if element.tag == "error"]
            sent = bool(errors) and errors[-1].get("responseMode") == "ExecuteURL"
            return (404 if sent else 500), headers | {"page": errors[-1].get("path") if sent else None}
        headers["content-type"] = "text/html" if place.suffix == ".html" else self.types.get(place.suffix)
        return 200, headers


class Netlify:
    """A site under _redirects and _headers, as the host's own parsers read them."""

    def __init__(self):
        command = ["node", str(HERE / "hosts.mjs"), PACKAGES, str(PUBLIC)]
        read = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        self.redirects, self.headers, self.faults = read["redirects"], read["headers"], read["errors"]

    def ask(self, path):
        whole = BASE + path
        for one in self.redirects:
            # A slash at the end makes no difference to the host.
            if one["status"] != 404 and one["path"].rstrip("/") == whole.rstrip("/"):
                return one["status"], {"location": one["to"]}
        headers = {}
        for one in self.headers:
            if re.search(one["pattern"], whole, re.IGNORECASE):
                headers |= {name.lower(): value for name, value in one["values"].items()}
        exists = (PUBLIC / path / "index.html" if path.endswith("/") or not path else PUBLIC / path).is_file()
        headers["content-type"] = ""
        if exists:
            return 200, headers
        # Without a rule the page at the root of what is published is sent, where there is one.
        rules = [one for one in self.redirects if one["status"] == 404 and whole.startswith(one["path"].rstrip("*"))]
        return 404, headers | {"page": rules[0]["to"] if rules else BASE + "404.html"}


def walk(host, types):
    """What every server is asked: pages, former addresses, headers, frames, data."""
    found = []

    def expect(holds, what):
        if not holds:
            found.append(what)

    pages = ["", *(str(one.relative_to(PUBLIC)).removesuffix("index.html")
                   for one in sorted(PUBLIC.glob("**/index.html")) if b'http-equiv="refresh"' not in one.read_bytes()[:900])]
    for path in pages:
        status, headers = host.ask(path)
        expect(status == 200, f"{path}: {status}")
        expect(headers.get("x-content-type-options") == "nosniff", f"{path} lacks nosniff")
        framed = "content-security-policy" not in headers
        expect(framed == path.startswith("inbaddning/"), f"{path}: frames {headers.get('content-security-policy')}")
    for folder in ("", *LANGUAGES):
        status, headers = host.ask(f"{folder}finns/inte/alls/")
        page = headers.get("page")
        expect(status == 404 and page == f"{BASE}{folder}404.html", f"a page that does not exist below {folder or '/'}: {status} {page}")
    for written in (FORMER, FORMER.rstrip("/")):
        status, headers = host.ask(written)
        to = headers.get("location", "")
        expect(status == 301 and to.startswith(BASE), f"{written}: {status} {to}")
        expect(to.startswith(BASE) and host.ask(to.removeprefix(BASE))[0] == 200, f"{written} leads to {to}, which is not there")
    for path, kind in (("kalender.ics", "text/calendar"), ("data/organ.csv", "text/csv"), ("oparl/system.json", "application/json"),
                       ("datasets/dcat.rdf", "application/rdf+xml"), ("folj/floden.opml", "text/x-opml"), ("flode.xml", "xml"),
                       (first("tillgangar/icon*.svg"), "image/svg+xml"), (first("**/data.json"), "application/json")):
        status, headers = host.ask(path)
        expect(status == 200, f"{path}: {status}")
        expect(not types or kind in (headers["content-type"] or ""), f"{path} is {headers['content-type']}")
        expect(path.endswith(".svg") or headers.get("access-control-allow-origin") == "*", f"{path} cannot be read from another site")
    return list(dict.fromkeys([*host.faults, *found]))


CONFIG = (PUBLIC / "web.config").read_text()
for name, host, types in (("IIS, by its rules", Iis(CONFIG.encode()), True), ("Netlify, by its parsers", Netlify(), False)):
    found = walk(host, types)
    print(f"{name}: {len(found)} faults")
    faults += [f"{name}: {one}" for one in found]

# What accepts everything would show nothing.
for wrong in (("mimeMap", "mimemap"), ('"Permanent"', '"301"'), ('<remove fileExtension=".json"/>\n', ""),
              ('statusCode="404" path', 'statusCode="4040" path'), ("nosniff", "sniff"), ('name="Content-Security', 'name="Content Security'),
              ('<location path="en">', '<location path="eng">'), ('<location path="inbaddning">', '<location path="inbaddningar">'),
              ('exactDestination="true" ', "")):
    assert wrong[0] in CONFIG, wrong
    if not walk(Iis(CONFIG.replace(*wrong).encode()), True):
        faults.append(f"IIS: {wrong[1]!r} for {wrong[0]!r} is not noticed")
with tempfile.TemporaryDirectory() as folder:
    (pathlib.Path(folder) / "_redirects").write_text("/a b c d e\n/x\n")
    (pathlib.Path(folder) / "_headers").write_text("  X-A: b\n/y\n")
    command = ["node", str(HERE / "hosts.mjs"), PACKAGES, folder]
    if not json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["errors"]:
        faults.append("Netlify: broken files are accepted")
print("\n".join(faults[:60]))
sys.exit(1 if faults else 0)
