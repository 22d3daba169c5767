# Run by check.py, in its names: catalogue, OParl objects, votes.
import jsonschema
import oparl
import pyshacl
import rdflib

oparl.own_test()
by_id, embedded = {}, []


def oparl_object(path, one):
    for what in oparl.errors(one):
        fault(path, f"OParl: {what}")
    walk_object(path, one)


def walk_object(path, one):
    """What an object holds is looked at where the object itself is: links, and objects within it."""
    for name, value in one.items():
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                embedded.append((path, inner))
                walk_object(path, inner)
            elif isinstance(inner, str) and inner.startswith(ADDRESS) and not exists(inner):
                fault(path, f"OParl: {name} leads nowhere: {inner}")


for path in sorted(ROOT.glob("oparl/**/*.json")):
    COUNTS["oparl"] += 1
    read = json.loads(path.read_text())
    if "pagination" in read:
        for found in oparl.LIST.iter_errors(read):
            fault(path, f"OParl: {found.json_path}: {found.message[:140]}")
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

# Members of bodies in Popolo, and the same persons, seats and last days as in OParl and in the table.
DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
TEXT = {"type": "string", "minLength": 1}
MEMBERS = jsonschema.Draft202012Validator({
    "type": "object",
    "required": ["id", "name", "classification", "memberships", "sources"],
    "additionalProperties": False,
    "properties": {
        "id": URL, "name": TEXT, "classification": TEXT,
        "sources": {"type": "array", "items": {"type": "object", "required": ["url"], "properties": {"url": URL}}},
        "memberships": {"type": "array", "minItems": 1, "items": {
            "type": "object",
            "required": ["role", "person_id", "person", "organization_id", "end_date"],
            "additionalProperties": False,
            "properties": {
                "role": TEXT, "person_id": TEXT, "organization_id": URL, "start_date": DAY, "end_date": DAY,
                "on_behalf_of_id": TEXT,
                "person": {"type": "object", "required": ["id", "name"], "additionalProperties": False,
                           "properties": {"id": TEXT, "name": TEXT}},
                "on_behalf_of": {"type": "object", "required": ["id", "name", "classification"],
                                 "additionalProperties": False,
                                 "properties": {"id": TEXT, "name": TEXT, "classification": {"const": "party"}}}}}}},
})
seats = collections.Counter()
for path in sorted(ROOT.glob("**/ledamoter.json")):
    COUNTS["popolo"] += 1
    read = json.loads(path.read_text())
    for found in MEMBERS.iter_errors(read):
        fault(path, f"Popolo: {found.json_path}: {found.message[:140]}")
    for one in read["memberships"]:
        if one["person_id"] != one["person"]["id"] or one["organization_id"] != read["id"] or not exists(read["id"]):
            fault(path, "Popolo: a membership of another body or person")
        seats[(read["id"], one["person"]["name"], one["role"], one["end_date"])] += 1
told = collections.Counter()
for one in (one for one in by_id.values() if one["type"].endswith("/Person") and not one.get("deleted")):
    COUNTS["persons"] += 1
    for seat in one["membership"]:
        COUNTS["memberships"] += 1
        told[(by_id[seat["organization"]]["web"], one["name"], seat["role"], seat["endDate"])] += 1
if seats != told:
    fault(ROOT / "oparl/persons.json", f"OParl and Popolo differ: {list((seats - told) + (told - seats))[:3]}")
COUNTS["persons gone"] = sum(one["type"].endswith("/Person") and bool(one.get("deleted")) for one in by_id.values())

# The rules of DCAT-AP 3 and of Sweden's profile, and a catalogue that breaks them.
SHAPES = rdflib.Graph().parse(pathlib.Path(oparl.__file__).parent / "dcat-ap-se.shapes.ttl")
graph = rdflib.Graph().parse(ROOT / "datasets/dcat.rdf", format="xml")
sound, _, report = pyshacl.validate(graph, shacl_graph=SHAPES)
COUNTS["shacl"] += 1
if not sound:
    fault(ROOT / "datasets/dcat.rdf", f"SHACL: {report[:600]}")
for broken in (DCAT.distribution, DCAT.accessURL, DCT.publisher, DCT.license, DCT.title):
    less = rdflib.Graph() + graph
    less.remove((None, broken, None))
    if pyshacl.validate(less, shacl_graph=SHAPES)[0]:
        fault(ROOT / "datasets/dcat.rdf", f"SHACL: a catalogue without {broken} is accepted")

opml = ET.parse(ROOT / "folj/floden.opml").getroot()
for outline in opml.iter("outline"):
    COUNTS["opml"] += 1
    if not exists(outline.get("xmlUrl")) or not exists(outline.get("htmlUrl")):
        fault(ROOT / "folj/floden.opml", f"leads nowhere: {outline.get('xmlUrl')}")
