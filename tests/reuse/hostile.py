"""Writes a site whose titles are as bad as titles can be:  hostile.py FOLDER"""

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


write("site.toml", """namn = "Fientlig & <site> ]]>"
adress = "https://exempel.se/kommun/insyn/"
utgivare = "Utgivare \\"&\\" <x>, ; AB"
beskrivning = "Beskrivning"
demonstration = "Påhittat."
""")
write("index.md", '+++\ntitel = "Start"\n+++\n\nText.\n')
write("organ/ks.md", f'+++\nnamn = "{TITLES[5]}"\ntyp = "styrelse"\n+++\n\nText.\n')
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
          f'antagande = [ {{ organ = "KS", datum = {day}, paragraf = "{number}" }} ]\n+++\n\n## Mål\n\nText.\n')
print(len(TITLES))
