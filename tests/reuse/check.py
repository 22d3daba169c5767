"""Reads a built site with parsers that know nothing of Insyn, and tells what they do not accept.

    check.py PUBLIC ADDRESS [MEETINGS]

PUBLIC is the built folder, ADDRESS the site's whole address, MEETINGS how many meetings it has.
"""

import collections
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as ET

import feedparser
import html5lib
import icalendar
import ics

ROOT = pathlib.Path(sys.argv[1])
ADDRESS = sys.argv[2]
MEETINGS = int(sys.argv[3]) if len(sys.argv) > 3 else None
ATOM = "{http://www.w3.org/2005/Atom}"
STAMP = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$")
faults = []


def fault(path, what):
    faults.append(f"{path.relative_to(ROOT)}: {what}")


def exists(url):
    """Whether an absolute address of the site has a file."""
    if not url.startswith(ADDRESS):
        return False
    path = url[len(ADDRESS):].split("#")[0]
    if path == "" or path.endswith("/"):
        path += "index.html"
    return (ROOT / path).is_file()


def atom(path):
    tree = ET.parse(path).getroot()
    parsed = feedparser.parse(path.read_bytes())
    if parsed.bozo:
        fault(path, f"feedparser: {parsed.bozo_exception}")
    if tree.find(f"{ATOM}author/{ATOM}name") is None:
        fault(path, "no author")
    if len(parsed.entries) != len(tree.findall(f"{ATOM}entry")):
        fault(path, "feedparser sees another number of entries")
    ids = [entry.findtext(f"{ATOM}id") for entry in tree.findall(f"{ATOM}entry")]
    if len(ids) != len(set(ids)):
        fault(path, "an id twice")
    for entry in tree.iter(f"{ATOM}entry"):
        if not STAMP.match(entry.findtext(f"{ATOM}updated") or ""):
            fault(path, "updated is no moment")
        if not (entry.findtext(f"{ATOM}title") or "").strip():
            fault(path, "a title is empty")
    for link in tree.iter(f"{ATOM}link"):
        if not exists(link.get("href")):
            fault(path, f"leads nowhere: {link.get('href')}")


def json_feed(path):
    feed = json.loads(path.read_text())
    if feed["version"] != "https://jsonfeed.org/version/1.1" or not feed["title"]:
        fault(path, "no JSON Feed 1.1")
    for item in feed["items"]:
        if not item["id"] or not (item.get("content_text") or item.get("content_html")):
            fault(path, "an item lacks id or content")
        if not exists(item["url"]):
            fault(path, f"leads nowhere: {item['url']}")


def calendar(path):
    raw = path.read_bytes()
    for line in raw.split(b"\r\n"):
        if len(line) > 75 or b"\n" in line:
            fault(path, "a line is longer than 75 octets or ends without CRLF")
            break
    read = icalendar.Calendar.from_ical(raw)
    uids = collections.Counter(str(event["UID"]) for event in read.walk("VEVENT"))
    if uids and max(uids.values()) > 1:
        fault(path, "an entry twice")
    for event in read.walk("VEVENT"):
        if not exists(str(event["URL"])):
            fault(path, f"leads nowhere: {event['URL']}")
        start = event["DTSTART"]
        if start.params.get("TZID") not in (None, "Europe/Stockholm"):
            fault(path, "another zone")
    if path == ROOT / "kalender.ics" and MEETINGS is not None and len(uids) != MEETINGS:
        fault(path, f"{len(uids)} meetings, not {MEETINGS}")
    events = ics.Calendar(raw.decode()).events
    if len(events) != len(uids):
        fault(path, f"ics sees {len(events)} entries, icalendar {len(uids)}")


def sitemap(path):
    for loc in ET.parse(path).getroot().iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc"):
        if not exists(loc.text):
            fault(path, f"leads nowhere: {loc.text}")


def data(path):
    read = json.loads(path.read_text())

    def walk(value):
        if value is None and "csv" not in path.name:
            fault(path, "a null")
        elif isinstance(value, dict):
            for key, inner in value.items():
                if key in ("url", "data", "next") and "csv" not in path.name and not exists(inner):
                    fault(path, f"leads nowhere: {inner}")
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(read)


def pages():
    """The link graph of the pages: every link and fragment leads somewhere."""
    anchors, links = {}, {}
    for path in sorted(ROOT.rglob("*.html")):
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        tree = parser.parse(path.read_text())
        for error in parser.errors:
            fault(path, f"HTML: {error[1]}")
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        for twice in [one for one, count in collections.Counter(ids).items() if count > 1]:
            fault(path, f"the id {twice} twice")
        anchors[path] = set(ids)
        found = []
        for element in tree.iter():
            for name in ("href", "src"):
                value = element.get(name)
                if value:
                    found.append(value)
        links[path] = found
    for path, found in links.items():
        for link in found:
            if path.name == "404.html":
                continue
            if re.match(r"[a-z]+:", link):
                if link.startswith(ADDRESS) and not exists(link):
                    fault(path, f"leads nowhere: {link}")
                continue
            if link.startswith("/"):
                fault(path, f"not relative: {link}")
                continue
            target, _, fragment = link.partition("#")
            to = (path.parent / target).resolve() if target else path
            if not to.is_file():
                fault(path, f"leads nowhere: {link}")
            elif fragment and fragment not in anchors.get(to, ()):
                fault(path, f"no such fragment: {link}")
    return len(links)


COUNTS = collections.Counter()
for pattern, check in [
    ("**/flode.xml", atom),
    ("**/flode.json", json_feed),
    ("**/*.ics", calendar),
    ("sitemap*.xml", sitemap),
    ("**/data.json", data),
    ("data/*.json", data),
]:
    for path in sorted(ROOT.glob(pattern)):
        COUNTS[check.__name__] += 1
        try:
            check(path)
        except Exception as error:  # noqa: BLE001 – whatever a parser does not accept is a fault
            fault(path, f"{type(error).__name__}: {error}")
COUNTS["page"] = pages()
for extra in sorted(pathlib.Path(__file__).parent.glob("check_*.py")):
    exec(compile(extra.read_text(), str(extra), "exec"))
print(dict(COUNTS))
for one in faults[:60]:
    print(one)
print(f"{len(faults)} faults")
sys.exit(bool(faults))
