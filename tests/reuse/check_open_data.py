# Run by check.py, in its names: tables, catalogue, OParl objects, votes, embeds.
import csvw
import rdflib

OPARL = {
    "System": ["oparlVersion", "body"],
    "Body": ["name", "organization", "person", "meeting", "paper", "legislativeTerm", "agendaItem", "consultation", "file"],
    "Organization": ["body", "meeting"],
    "Meeting": ["name", "start", "organization", "agendaItem"],
    "AgendaItem": ["meeting", "order"],
    "Paper": ["body", "name"],
    "Consultation": ["paper", "meeting", "agendaItem", "organization"],
    "File": ["accessUrl"],
}
MOMENT = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$")
by_id, embedded = {}, []


def oparl_object(path, one):
    kind = one.get("type", "").removeprefix("https://schema.oparl.org/1.1/")
    if kind not in OPARL:
        return fault(path, f"OParl: no type {one.get('type')}")
    for name in ["id", "type", "created", "modified", *OPARL[kind]]:
        if name not in one:
            fault(path, f"OParl: {kind} lacks {name}")
    for name in ("created", "modified", "start"):
        if name in one and not MOMENT.match(one[name]):
            fault(path, f"OParl: {name} is no date-time")
    for name, value in one.items():
        if value is None:
            fault(path, f"OParl: null in {name}")
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                embedded.append((path, inner))
                oparl_object(path, inner)
            elif isinstance(inner, str) and inner.startswith(ADDRESS) and not exists(inner):
                fault(path, f"OParl: {name} leads nowhere: {inner}")


for path in sorted(ROOT.glob("oparl/**/*.json")):
    COUNTS["oparl"] += 1
    read = json.loads(path.read_text())
    if "pagination" in read:
        for one in read["data"]:
            oparl_object(path, one)
            embedded.append((path, one))
        for link in read["links"].values():
            if not exists(link):
                fault(path, f"OParl: a page leads nowhere: {link}")
    else:
        oparl_object(path, read)
        by_id[read["id"]] = read
        if ADDRESS + str(path.relative_to(ROOT)) != read["id"]:
            fault(path, "OParl: the id is another address")
for path, one in embedded:
    if by_id.get(one.get("id")) != one:
        fault(path, f"OParl: {one.get('id')} differs from the object at its address")

for path in sorted(ROOT.glob("data/*.csv-metadata.json")):
    COUNTS["csvw"] += 1
    table = csvw.CSVW(str(path), validate=True)
    if not table.is_valid:
        fault(path, f"CSVW: {[str(one.message) for one in table.warnings][:3]}")
for path in sorted(ROOT.glob("data/*.csv")):
    COUNTS["csv"] += 1
    text = path.read_bytes()
    if b"\r\n" not in text or re.search(rb"(?<!\r)\n", text):
        fault(path, "CSV: a line without CRLF")
    if path.name.endswith("-excel.csv") != text.startswith(b"\xef\xbb\xbf"):
        fault(path, "CSV: byte order mark")

DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
DCT = rdflib.Namespace("http://purl.org/dc/terms/")
for path in sorted(ROOT.glob("datasets/dcat.*")):
    COUNTS["dcat"] += 1
    graph = rdflib.Graph().parse(path, format="xml")
    required = {
        DCAT.Catalog: [DCT.title, DCT.description, DCT.publisher, DCT.license, DCAT.dataset],
        DCAT.Dataset: [DCT.title, DCT.description, DCT.publisher, DCAT.distribution],
        DCAT.Distribution: [DCAT.accessURL, DCT["format"]],
        rdflib.URIRef("http://xmlns.com/foaf/0.1/Agent"): [rdflib.URIRef("http://xmlns.com/foaf/0.1/name"), DCT.type],
    }
    for kind, properties in required.items():
        subjects = list(graph.subjects(rdflib.RDF.type, kind))
        if not subjects:
            fault(path, f"DCAT: no {kind}")
        for subject in subjects:
            for one in properties:
                if (subject, one, None) not in graph:
                    fault(path, f"DCAT: {subject} lacks {one}")
    for url in graph.objects(None, DCAT.accessURL):
        if not exists(str(url)):
            fault(path, f"DCAT: leads nowhere: {url}")

for path in sorted(ROOT.glob("**/omrostning.json")):
    COUNTS["vote"] += 1
    vote = json.loads(path.read_text())
    if [one["option"] for one in vote["counts"]] != ["yes", "no", "abstain", "absent"] or not vote["identifier"]:
        fault(path, "Popolo: counts")

opml = ET.parse(ROOT / "folj/floden.opml").getroot()
for outline in opml.iter("outline"):
    COUNTS["opml"] += 1
    if not exists(outline.get("xmlUrl")) or not exists(outline.get("htmlUrl")):
        fault(ROOT / "folj/floden.opml", f"leads nowhere: {outline.get('xmlUrl')}")
