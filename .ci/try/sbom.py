"""Checks an SBOM: sbom.py FILE VERSION"""
import json
import sys

sbom = json.load(open(sys.argv[1]))
assert sbom["bomFormat"] == "CycloneDX"
assert sbom["metadata"]["component"]["version"] == sys.argv[2]
names = {part["name"] for part in sbom["components"]}
assert {"rustls", "clap"} <= names and "proptest" not in names, sorted(names)
assert all(part.get("licenses") for part in sbom["components"])
