# Run by check.py, in its names: every table of the site has a description (CSVW) beside it, and keeps what it says.
import csv
import shutil
import tempfile

import csvw


def described(path):
    """The table that a description stands for, as rows; none where the two do not agree."""
    table = csvw.CSVW(str(path), validate=True)
    return table if table.is_valid else None


for path in sorted(ROOT.rglob("*.csv")):
    # What an editor attaches goes out as it is: of its columns nobody knows more than it says.
    if not path.is_relative_to(ROOT / "data") and path.name != "utfall.csv" and path.name != "att-revidera.csv":
        COUNTS["attached csv"] += 1
        continue
    COUNTS["csv"] += 1
    text = path.read_bytes()
    if b"\r\n" not in text or re.search(rb"(?<!\r)\n", text):
        fault(path, "CSV: a line without CRLF")
    head = text.split(b"\r\n")[0]
    if text.startswith(b"\xef\xbb\xbf") != (b";" in head):
        fault(path, "CSV: semicolons and the byte order mark go together")
    about = path.with_name(f"{path.name}-metadata.json")
    if not about.is_file():
        fault(path, "CSVW: no description beside it")
        continue
    table = described(about)
    if table is None:
        fault(about, "CSVW: the table is not what it says")
        continue
    schema = json.loads(about.read_text())["tableSchema"]["columns"]
    delimiter = json.loads(about.read_text())["dialect"]["delimiter"]
    if [one["name"] for one in schema] != head.decode("utf-8-sig").split(delimiter):
        fault(about, "CSVW: other columns")
    # The library does not mind a cell too many.
    rows = list(csv.reader(text.decode("utf-8-sig").splitlines(keepends=True), delimiter=delimiter, strict=True))
    if {len(row) for row in rows} != {len(schema)}:
        fault(path, "CSV: rows of other lengths")
    for number in ("varde",) if path.parent.name == "data" else ():
        for row in table.tables[0] if number in [one["name"] for one in schema] else ():
            COUNTS["csv numbers"] += 1
            if row[number] is not None and not hasattr(row[number], "as_tuple"):
                fault(path, f"CSVW: {row[number]!r} is no number")
    # A description that accepts everything would show nothing.
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder)
        shutil.copy(path, copy)
        shutil.copy(about, copy)
        with (copy / path.name).open("ab") as more:
            more.write(delimiter.encode() * (len(schema) - 1) + b"\r\n")
        if described(copy / about.name) is not None:
            fault(about, "CSVW: a row without a word is accepted")
