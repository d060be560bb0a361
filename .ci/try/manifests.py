"""Checks the Scoop and winget manifests and the Homebrew formula: manifests.py DIST SCHEMAS

Each address must name a file of the release, with that file's checksum. The schemas are checked where SCHEMAS has them.
"""
import hashlib
import json
import pathlib
import re
import sys

import jsonschema
import yaml

dist, schemas = map(pathlib.Path, sys.argv[1:])
version = re.search(r'^version = "(.+)"', pathlib.Path("Cargo.toml").read_text(), re.M)[1]


def names(address, checksum):
    path = dist / address.rsplit("/", 1)[1]
    actual = hashlib.sha256(path.read_bytes()).hexdigest()
    assert actual == checksum.lower(), f"{path.name}: {checksum} should be {actual}"


def fits(document, schema):
    path = schemas / schema
    if path.exists():
        jsonschema.validate(document, json.loads(path.read_text()))
        return True
    print(f"not checked against its schema, which couldn't be fetched: {schema}")
    return False


scoop = json.loads((dist / "scoop/cs-ashby.json").read_text())
checked = fits(scoop, "scoop.json")
assert scoop["version"] == version and scoop["bin"] == "cs-ashby.exe" and scoop["license"]
names(scoop["architecture"]["64bit"]["url"], scoop["architecture"]["64bit"]["hash"])

for kind in ("version", "installer", "defaultLocale"):
    ending = {"version": "", "installer": ".installer", "defaultLocale": ".locale.en-US"}[kind]
    manifest = yaml.safe_load((dist / f"winget/cs-ashby.cs-ashby{ending}.yaml").read_text())
    checked &= fits(manifest, f"winget-{kind}.json")
    assert manifest["PackageVersion"] == version and manifest["ManifestType"] == kind
    for installer in manifest.get("Installers", []):
        names(installer["InstallerUrl"], installer["InstallerSha256"])

formula = (dist / "homebrew/cs-ashby.rb").read_text()
sources = re.findall(r'url "(.+)"\n\s+sha256 "(.+)"', formula)
assert sources and "@" not in formula
for address, checksum in sources:
    names(address, checksum)

print("against their schemas too" if checked else "without the schemas")
