"""Opens the settings that a site has for servers in the servers themselves:  servers.py PUBLIC ADDRESS FORMER

A server that is not installed is skipped, and said to be. `asked.py` tells what the arguments are.
"""

import http.client
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

from asked import BASE, FORMER, LANGUAGES, PUBLIC, first

faults = []

NGINX = """
worker_processes 1; daemon off; pid {work}/nginx.pid; error_log {work}/error.log;
events {{ worker_connections 64; }}
http {{
  access_log off; types {{ text/html html; text/css css; text/xml xml; text/javascript js; text/plain txt; }}
  client_body_temp_path {work}/b; proxy_temp_path {work}/p; fastcgi_temp_path {work}/f; uwsgi_temp_path {work}/u;
  scgi_temp_path {work}/s;
  server {{ listen 127.0.0.1:{port}; root {work}/www; include {site}/nginx-insyn.conf; }}
}}
"""
APACHE = """
ServerRoot {work}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {work}/apache.pid
ErrorLog {work}/error.log
{modules}
TypesConfig {types}
DirectoryIndex index.html
DocumentRoot {work}/www
<Directory {work}/www>
AllowOverride All
Options FollowSymLinks
Require all granted
</Directory>
"""
MODULES = ("mpm_event", "authz_core", "dir", "mime", "headers", "alias", "setenvif")


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def nginx(work, site, port):
    binary = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not binary:
        return None
    (work / "nginx.conf").write_text(NGINX.format(work=work, site=site, port=port))
    return [binary, "-p", str(work), "-c", str(work / "nginx.conf"), "-e", str(work / "error.log")]


def apache(work, site, port):
    binary = shutil.which("apache2") or shutil.which("apache2", path="/usr/sbin")
    if not binary:
        return None
    folder = pathlib.Path("/usr/lib/apache2/modules")
    modules = "\n".join(f"LoadModule {name}_module {folder}/mod_{name}.so" for name in MODULES)
    types = work / "mime.types"
    types.write_text("text/html html\ntext/css css\ntext/xml xml\ntext/javascript js\ntext/plain txt\n")
    (work / "apache.conf").write_text(APACHE.format(work=work, port=port, modules=modules, types=types))
    return [binary, "-f", str(work / "apache.conf"), "-DFOREGROUND"]


def ask(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


def walk(name, port):
    def expect(holds, what):
        if not holds:
            faults.append(f"{name}: {what}")

    status, headers, body = ask(port, BASE)
    expect(status == 200 and b"<html" in body, f"the start page: {status}")
    expect(headers.get("content-type", "").lower().replace('"', "") == "text/html; charset=utf-8",
           f"the start page is {headers.get('content-type')}")
    expect(headers.get("x-content-type-options") == "nosniff", "the start page lacks nosniff")
    expect("frame-ancestors" in headers.get("content-security-policy", ""), "any site may frame the start page")
    status, headers, body = ask(port, BASE + first("inbaddning/**/index.html").removesuffix("index.html"))
    expect(status == 200 and "content-security-policy" not in headers, f"no site may frame what is made for it: {status}")
    expect(headers.get("x-content-type-options") == "nosniff", "a frame lacks nosniff")
    status, headers, body = ask(port, BASE + "finns/inte/alls/")
    expect(status == 404 and body == (PUBLIC / "404.html").read_bytes(), f"a page that does not exist: {status}")
    for folder in LANGUAGES:
        status, headers, body = ask(port, BASE + folder + "finns/inte/alls/")
        own = body == (PUBLIC / folder / "404.html").read_bytes()
        expect(status == 404 and own, f"a page that does not exist below {folder}: {status}, {own}")
        expect(headers.get("x-content-type-options") == "nosniff", f"what is said below {folder} lacks nosniff")
        status, headers, body = ask(port, BASE + folder)
        expect(status == 200 and "frame-ancestors" in headers.get("content-security-policy", ""), f"{folder}: {status}")
    for written in (FORMER, FORMER.rstrip("/")):
        status, headers, _ = ask(port, BASE + written)
        to = urllib.parse.urlparse(headers.get("location", "")).path
        expect(status == 301 and to.startswith(BASE), f"{written}: {status} {headers.get('location')}")
        expect(ask(port, to)[0] == 200, f"{written} leads to {to}, which is not there")
    for path, kind in (
        ("kalender.ics", "text/calendar"),
        (first("data/*.csv"), "text/csv"),
        ("oparl/system.json", "application/json"),
        ("datasets/dcat.rdf", "application/rdf+xml"),
        ("folj/floden.opml", "text/x-opml"),
        ("flode.xml", "xml"),
        (first("tillgangar/icon*.svg"), "image/svg+xml"),
    ):
        status, headers, body = ask(port, BASE + path)
        expect(status == 200 and body == (PUBLIC / path).read_bytes(), f"{path}: {status}")
        expect(kind in headers.get("content-type", ""), f"{path} is {headers.get('content-type')}")
        expect(headers.get("x-content-type-options") == "nosniff", f"{path} lacks nosniff")
        if not path.endswith(".svg"):
            expect(headers.get("access-control-allow-origin") == "*", f"{path} cannot be read from another site")


for name, command_of in (("nginx", nginx), ("Apache", apache)):
    with tempfile.TemporaryDirectory() as folder:
        work, port = pathlib.Path(folder), free_port()
        # The workers of a server are other users.
        work.chmod(0o755)
        site = work / "www" / BASE.strip("/")
        site.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(PUBLIC, site, dirs_exist_ok=True)
        command = command_of(work, site, port)
        if command is None:
            print(f"SKIPPED: {name} is not installed")
            continue
        server = subprocess.Popen(command)
        try:
            for _ in range(100):
                try:
                    ask(port, BASE)
                    break
                except OSError:
                    time.sleep(0.1)
            before = len(faults)
            walk(name, port)
            print(f"{name}: {len(faults) - before} faults")
        except OSError as error:
            log = work / "error.log"
            faults.append(f"{name} does not answer ({error}): {log.read_text()[-800:] if log.exists() else ''}")
        finally:
            server.terminate()
            server.wait(10)
print("\n".join(faults))
sys.exit(1 if faults else 0)
