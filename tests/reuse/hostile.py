"""Writes a site whose titles are as bad as titles can be:  hostile.py FOLDER"""

import json
import pathlib
import sys

root = pathlib.Path(sys.argv[1])
TITLES = [
    "Tecken \\u0001\\u0007\\u000b\\u001b\\uFFFE mitt i",
    "]]> <script>alert(1)</script> &amp; &#0;",
    "Citat \\\" och ' och ” och `",
    "Emoji 🏫🚲👩‍👩‍👧 och 𝔘nicode",
    "\\u202eomvänd\\u202c שלום مرحبا",
    "BEGIN:VCALENDAR;X=1,2\\\\n END:VEVENT",
    "=HYPERLINK(\\\"http://x\\\") +1 -1 @x",
    "a" * 500,
    "Långt " + "sammansattord" * 40,
    "</title></head></entry></feed>",
]


def write(path, text):
    path = root / "content" / path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def plain(title):
    """The title as its reader sees it: without TOML's signs."""
    return json.loads(f'"{title}"')


def heading(title):
    """The title as text of Markdown."""
    text = "".join(c if c.isalnum() or c == " " or ord(c) > 127 else f"\\{c}" for c in plain(title) if ord(c) > 31)
    return text.replace("\ufffe", "")


def cell(title):
    """The title in a cell of a table with quotes."""
    return "".join(c for c in plain(title) if ord(c) > 31).replace('"', '""').replace("\ufffe", "")


write("site.toml", """namn = "Fientlig & <site> ]]>"
adress = "https://exempel.se/kommun/insyn/"
utgivare = "Utgivare \\"&\\" <x>, ; AB"
beskrivning = "Beskrivning"
demonstration = "Påhittat."
sprak = ["sv", "en"]
""")
write("index.md", '+++\ntitel = "Start"\n+++\n\nText.\n')
write("sammantraden/ks/2024-12-01/index.md",
      "+++\norgan = \"ks\"\ndatum = 2024-12-01\nstatus = \"kallelse\"\n"
      "tillbakadraget = { datum = 2024-12-02, skal = \"Fel ]]> mapp\" }\n+++\n")
# A former address with pages of today below it.
members = "".join(f'[[ledamoter]]\nid = "f-{number}"\nnamn = "{title}"\nparti = "{title}"\nroll = "ledamot"\n'
                  f'fran = 2023-01-01\ntill = 2026-1{number % 3}-01\n' for number, title in enumerate(TITLES))
write("organ/ks.md", f'+++\nnamn = "{TITLES[5]}"\ntyp = "styrelse"\ntidigare_adresser = ["/beslut/organ/"]\n{members}+++\n\nText.\n')
for number, title in enumerate(TITLES):
    day = f"2025-01-{number + 10}"
    status = "installt" if number == 3 else "justerat"
    write(f"sammantraden/ks/{day}/index.md",
          f'+++\norgan = "ks"\ndatum = {day}\ntid = "13:15"\nplats = "{title}"\nstatus = "{status}"\n'
          f'tidigare_adresser = ["/moten/gammal-{number}/", "/moten/{number}.html"]\n'
          f'justering = {{ datum = {day}, anslaget = {day} }}\n+++\n')
    write(f"sammantraden/ks/{day}/01-punkt.md",
          f'+++\ntitel = "{title}"\ntyp = "beslut"\narende = ["KS 2025/{number}"]\nparagraf = "{number}"\n'
          f'utfall = "bifall"\nsammanfattning = "{title}"\n'
          f'votering = {{ ja = 5, nej = 3, avstar = 1, franvarande = 0, galler = "{title}" }}\n+++\n\n'
          '## Beslut\n\nStyrelsen beslutar att\n\n1. godkänna.\n')
    write(f"styrdokument/plan-{number}/index.md",
          f'+++\ntitel = "{title}"\ntyp = "plan"\ngiltighet = {{ fran = 2025-01-01, till = 2026-01-{number + 10} }}\n'
          f'antagande = [ {{ organ = "KS", datum = {day}, paragraf = "{number}" }} ]\n+++\n\n'
          f'## Mål {number}: {heading(title)} {{#mal-1 .mal}}\n\nText.\n')
    write(f"styrdokument/plan-{number}/matt.toml",
          f'[[matt]]\nid = "ett"\nmal = "mal-1"\nnamn = "{title}"\nenhet = "%"\nriktning = "upp"\n'
          f'definition = "{title}"\nkalla = "{title}"\n'
          'malvarde = [ { period = "2025", krav = "minst", tal = "50" } ]\n')
    write(f"styrdokument/plan-{number}/utfall.csv",
          "matt;period;grupp;varde;kommentar\n"
          f'ett;2024;totalt;4{number},5;"{cell(title)}"\nett;2025;totalt;5{number},5;\n')
    write(f"anslag/anslag-{number}.md",
          f'+++\ntitel = "{title}"\ntyp = "namndsammantrade"\norgan = "ks"\nsammantrade = 2026-11-30\n'
          'anslaget = 2026-11-20\nnedtas = 2026-12-01\n+++\n\nText.\n')
print(len(TITLES))
