"""JSON Schemas of the OParl 1.1 objects, strict: every property that the standard names, its type, whether it must be
there, and nothing else but names with a prefix. Written from the text of the standard, which says more than its own
schema files: `created` and `modified` are in every object, embedded ones too, and moments have an offset."""

import jsonschema

URL = {"type": "string", "pattern": "^https?://[^ ]+$"}
TEXT = {"type": "string", "minLength": 1}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$"}
DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
FLAG = {"type": "boolean"}
NUMBER = {"type": "integer", "minimum": 0}


def many(one, least=0):
    return {"type": "array", "items": one, "minItems": least}


def embedded(kind):
    return {"$ref": f"#/$defs/{kind}"}


ALL = {"id": URL, "type": URL, "created": MOMENT, "modified": MOMENT, "deleted": FLAG, "license": URL,
       "keyword": many(TEXT), "web": URL}
# For each object: what must be there, and what may.
OBJECTS = {
    "System": (
        {"oparlVersion": {"const": "https://schema.oparl.org/1.1/"}, "body": URL},
        {"name": TEXT, "contactEmail": TEXT, "contactName": TEXT, "website": URL, "vendor": URL, "product": URL,
         "otherOparlVersions": many(URL)}),
    "Body": (
        {"name": TEXT, "organization": URL, "person": URL, "meeting": URL, "paper": URL, "legislativeTerm": many(embedded("LegislativeTerm")),
         "agendaItem": URL, "consultation": URL, "file": URL},
        {"system": URL, "shortName": TEXT, "website": URL, "licenseValidSince": MOMENT, "oparlSince": MOMENT, "ags": TEXT,
         "rgs": TEXT, "equivalent": many(URL), "contactEmail": TEXT, "contactName": TEXT, "classification": TEXT,
         "membership": URL, "locationList": URL, "legislativeTermList": URL}),
    "Person": (
        {"body": URL, "name": TEXT, "membership": many(embedded("Membership"), 1)},
        {"familyName": TEXT, "givenName": TEXT, "formOfAddress": TEXT, "affix": TEXT, "title": many(TEXT), "gender": TEXT,
         "phone": many(TEXT), "email": many(TEXT), "location": URL, "status": many(TEXT), "life": TEXT, "lifeSource": TEXT}),
    "Membership": (
        {"person": URL, "organization": URL},
        {"role": TEXT, "votingRight": FLAG, "startDate": DAY, "endDate": DAY, "onBehalfOf": URL}),
    "LegislativeTerm": ({}, {"body": URL, "name": TEXT, "startDate": DAY, "endDate": DAY}),
    "Organization": (
        {"body": URL, "name": TEXT, "meeting": URL},
        {"shortName": TEXT, "membership": many(URL), "consultation": URL, "post": many(TEXT), "subOrganizationOf": URL,
         "organizationType": {"enum": ["Gremium", "Partei", "Fraktion", "Verwaltungsbereich", "externes Gremium",
                                       "Institution", "Sonstiges"]},
         "classification": TEXT, "startDate": DAY, "endDate": DAY, "website": URL, "externalBody": URL}),
    "Meeting": (
        {"name": TEXT, "start": MOMENT, "organization": many(URL), "agendaItem": many(embedded("AgendaItem"))},
        {"meetingState": {"enum": ["terminiert", "eingeladen", "durchgeführt"]}, "cancelled": FLAG, "end": MOMENT,
         "participant": many(URL), "invitation": embedded("File"), "resultsProtocol": embedded("File"),
         "verbatimProtocol": embedded("File"), "auxiliaryFile": many(embedded("File"))}),
    "AgendaItem": (
        {"meeting": URL, "order": NUMBER, "name": TEXT},
        {"number": TEXT, "public": FLAG, "consultation": URL, "result": TEXT, "resolutionText": TEXT,
         "resolutionFile": embedded("File"), "auxiliaryFile": many(embedded("File")), "start": MOMENT, "end": MOMENT}),
    "Paper": (
        {"body": URL, "name": TEXT},
        {"reference": TEXT, "date": DAY, "paperType": TEXT, "relatedPaper": many(URL), "superordinatedPaper": many(URL),
         "subordinatedPaper": many(URL), "mainFile": embedded("File"), "auxiliaryFile": many(embedded("File")),
         "originatorPerson": many(URL), "underDirectionOf": many(URL), "originatorOrganization": many(URL),
         "consultation": many(embedded("Consultation"))}),
    "Consultation": (
        {"paper": URL, "agendaItem": URL, "meeting": URL, "organization": many(URL)},
        {"authoritative": FLAG, "role": TEXT}),
    "File": (
        {"accessUrl": URL},
        {"name": TEXT, "fileName": TEXT, "mimeType": {"type": "string", "pattern": "^[^ /]+/[^ /]+$"}, "date": DAY,
         "size": NUMBER, "sha512Checksum": {"type": "string", "pattern": "^[0-9a-f]{128}$"}, "text": TEXT,
         "downloadUrl": URL, "externalServiceUrl": URL, "masterFile": URL, "derivativeFile": many(URL),
         "fileLicense": URL, "meeting": many(URL), "agendaItem": many(URL), "paper": many(URL)}),
}
VERSION = "https://schema.oparl.org/1.1/"


def schema(kind):
    must, may = OBJECTS[kind]
    return {
        "type": "object",
        "required": ["id", "type", "created", "modified", *must],
        "properties": {**ALL, **must, **may, "type": {"const": VERSION + kind}, "deleted": {"const": False}},
        "patternProperties": {"^[a-z]+:": {}},
        "additionalProperties": False,
    }


DEFINITIONS = {kind: schema(kind) for kind in OBJECTS}
VALIDATORS = {kind: jsonschema.Draft202012Validator({"$defs": DEFINITIONS, **DEFINITIONS[kind]}) for kind in OBJECTS}
# What is left of an object that is gone.
TOMBSTONE = jsonschema.Draft202012Validator({
    "type": "object",
    "required": ["id", "type", "created", "modified", "deleted"],
    "properties": {"id": URL, "type": {"enum": [VERSION + kind for kind in OBJECTS]}, "created": MOMENT,
                   "modified": MOMENT, "deleted": {"const": True}},
    "additionalProperties": False,
})
LIST = jsonschema.Draft202012Validator({
    "type": "object",
    "required": ["data", "pagination", "links"],
    "properties": {
        "data": many({"type": "object"}),
        "pagination": {"type": "object", "additionalProperties": False, "properties": {
            name: NUMBER for name in ("totalElements", "elementsPerPage", "currentPage", "totalPages")}},
        "links": {"type": "object", "additionalProperties": False, "properties": {
            name: URL for name in ("first", "prev", "self", "next", "last")}},
    },
    "additionalProperties": False,
})


def errors(one):
    """What is wrong with an object, in words."""
    if one.get("deleted"):
        validator = TOMBSTONE
    else:
        kind = one.get("type", "").removeprefix(VERSION)
        if kind not in VALIDATORS:
            return [f"no type {one.get('type')}"]
        validator = VALIDATORS[kind]
    return [f"{found.json_path}: {found.message[:140]}" for found in validator.iter_errors(one)]


def own_test():
    """A schema that accepts everything would show nothing."""
    moment = "2025-01-07T08:00:00+01:00"
    sound = {"id": "https://a.se/x.json", "type": VERSION + "File", "created": moment, "modified": moment,
             "accessUrl": "https://a.se/x.pdf"}
    assert not errors(sound), errors(sound)
    gone = {name: sound[name] for name in ("id", "type", "created", "modified")} | {"deleted": True}
    assert not errors(gone), errors(gone)
    for wrong in (
        {"created": "2025-01-07T07:00:00Z"}, {"accessUrl": None}, {"size": "12"}, {"mimeType": "pdf"},
        {"okand": 1}, {"type": VERSION + "Fil"}, {"deleted": True},
    ):
        assert errors(sound | wrong), wrong
    assert errors({name: value for name, value in sound.items() if name != "modified"})
