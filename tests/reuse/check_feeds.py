# Run by check.py, in its names: every feed against the grammar of RFC 4287, every JSON Feed against its own rules.
import jsonschema
import lxml.etree
import rnc2rng

HERE = pathlib.Path(__file__ if "__file__" in globals() else sys.argv[0]).parent
GRAMMAR = lxml.etree.RelaxNG(lxml.etree.fromstring(rnc2rng.dumps(rnc2rng.load(str(HERE / "atom.rnc"))).encode()))
URL = {"type": "string", "pattern": "^https://"}
JSON_FEED = jsonschema.Draft202012Validator({
    "type": "object",
    "required": ["version", "title", "items", "feed_url", "home_page_url", "language", "authors"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "home_page_url": URL,
        "feed_url": URL,
        "language": {"type": "string", "minLength": 2},
        "authors": {"type": "array", "minItems": 1, "items": {
            "type": "object", "required": ["name"], "additionalProperties": False,
            "properties": {"name": {"type": "string", "minLength": 1}, "url": URL}}},
        "items": {"type": "array", "maxItems": 50, "items": {
            "type": "object", "required": ["id", "url", "title", "content_text", "date_modified"],
            "additionalProperties": False,
            "properties": {
                "id": {"type": "string", "pattern": "^tag:[^ ]+$"},
                "url": URL,
                "title": {"type": "string", "minLength": 1},
                "content_text": {"type": "string", "minLength": 1},
                "date_modified": {"type": "string", "pattern": STAMP.pattern}}}},
    },
})
# A grammar that accepts everything would show nothing.
for wrong in (
    "<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title><updated>2025-01-01T00:00:00+01:00</updated></feed>",
    "<feed xmlns='http://www.w3.org/2005/Atom'><id>x</id><title>x</title><updated>2025-01-01</updated></feed>",
    "<feed xmlns='http://www.w3.org/2005/Atom'><id>x</id><title>x</title>"
    "<updated>2025-01-01T00:00:00+01:00</updated><link rel='self'/></feed>",
):
    if GRAMMAR.validate(lxml.etree.fromstring(wrong)):
        fault(ROOT / "flode.xml", f"the grammar accepts {wrong}")
for path in sorted(ROOT.glob("**/flode.xml")):
    COUNTS["relax ng"] += 1
    if not GRAMMAR.validate(lxml.etree.parse(str(path))):
        fault(path, f"RELAX NG: {GRAMMAR.error_log.last_error}")
for path in sorted(ROOT.glob("**/flode.json")):
    for one in JSON_FEED.iter_errors(json.loads(path.read_text())):
        fault(path, f"JSON Feed: {one.json_path}: {one.message[:120]}")
