"""Parses PowerShell with the tree-sitter grammar: powershell.py FILE..."""
import sys

import tree_sitter_powershell
from tree_sitter import Language, Parser

parser = Parser(Language(tree_sitter_powershell.language()))
for name in sys.argv[1:]:
    tree = parser.parse(open(name, "rb").read())
    assert not tree.root_node.has_error, f"{name}: PowerShell would not read it"
