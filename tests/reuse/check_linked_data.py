# Run by check.py, in its names: the JSON-LD of every page, read as RDF against the vocabulary of schema.org, offline.
import datetime

import rdflib
from rdflib import SDO

WORDS = str(SDO)
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
REFERS = ["url", "item", "license", "contentUrl", "eventStatus", "eventAttendanceMode", "legislationLegalForce",
          "legislationLegalValue"]
# What schema.org's own context says of these terms; the rest are plain texts.
CONTEXT = {"@vocab": WORDS, **{name: {"@id": WORDS + name, "@type": "@id"} for name in REFERS}}
REQUIRED = {
    "Event": ["name", "startDate", "eventStatus", "organizer", "url"],
    "Legislation": ["name", "legislationType", "legislationLegalForce", "legislationJurisdiction", "url"],
    "Dataset": ["name", "description", "license", "creator", "distribution", "url"],
    "DataDownload": ["contentUrl", "encodingFormat"],
    "GovernmentOrganization": ["name"],
    "BreadcrumbList": ["itemListElement"],
    "ListItem": ["position", "name"],
    "WebSite": ["name", "publisher", "url"],
}
TYPES = collections.Counter()


def linked_data(path, text):
    read = json.loads(text)
    if read.pop("@context") != "https://schema.org":
        fault(path, "JSON-LD: another context")
    graph = rdflib.Graph().parse(data=json.dumps({"@context": CONTEXT, **read}), format="json-ld",
                                 base=ADDRESS + str(path.relative_to(ROOT)))
    for subject, predicate, value in graph:
        if predicate == rdflib.RDF.type:
            TYPES[value.removeprefix(WORDS)] += 1
        for term in (predicate, value):
            if isinstance(term, rdflib.URIRef) and term.startswith(WORDS) and term.removeprefix(WORDS) not in SDO:
                fault(path, f"JSON-LD: schema.org has no {term}")
        if isinstance(value, rdflib.URIRef) and value.startswith(ADDRESS) and not exists(str(value)):
            fault(path, f"JSON-LD: leads nowhere: {value}")
        name = predicate.removeprefix(WORDS)
        if name in ("startDate", "legislationDate"):
            datetime.datetime.fromisoformat(str(value))
        if name == "startDate" and "T" in value and not STAMP.match(value):
            fault(path, f"JSON-LD: {value} has no offset")
    for kind, names in REQUIRED.items():
        for subject in graph.subjects(rdflib.RDF.type, SDO[kind]):
            for name in names:
                if (subject, SDO[name], None) not in graph:
                    fault(path, f"JSON-LD: {kind} lacks {name}")


for path in sorted(ROOT.rglob("*.html")):
    blocks = BLOCK.findall(path.read_text())
    COUNTS["json-ld"] += len(blocks)
    inner = str(path.relative_to(ROOT))
    if len(blocks) > 1:
        fault(path, "JSON-LD: more than one block")
    for block in blocks:
        try:
            linked_data(path, block)
        except Exception as error:  # noqa: BLE001 – whatever a parser does not accept is a fault
            fault(path, f"JSON-LD: {type(error).__name__}: {error}")
for kind in ("Event", "Legislation", "GovernmentOrganization", "Dataset", "BreadcrumbList"):
    if not TYPES[kind]:
        fault(ROOT / "index.html", f"JSON-LD: no page has a {kind}")
print("JSON-LD:", dict(TYPES))
