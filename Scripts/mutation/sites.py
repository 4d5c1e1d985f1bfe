"""Finds places in Swift sources that can be broken, and writes the broken form behind a switch."""

import re
from dataclasses import dataclass

# What an operator is exchanged for. Each pair is a different mistake.
EXCHANGES = {
    "<": ["<=", ">"], "<=": ["<", ">="], ">": [">=", "<"], ">=": [">", "<="], "==": ["!="], "!=": ["=="],
    "+": ["-"], "-": ["+"], "&+": ["&-"], "&-": ["&+"], "&&": ["||"], "||": ["&&"],
}
PRECEDENCE = {
    **dict.fromkeys(["<", "<=", ">", ">=", "==", "!="], "ComparisonPrecedence"),
    **dict.fromkeys(["+", "-", "&+", "&-"], "AdditionPrecedence"),
    "&&": "LogicalConjunctionPrecedence", "||": "LogicalDisjunctionPrecedence",
}
OPERATOR = re.compile(r"(?<=\S) (<=|>=|==|!=|<|>|&\+|&-|\+|-|&&|\|\|) (?=\S)")
# A statement on a line of its own that something else does not depend on for being compiled.
ASSIGNMENT = re.compile(r"^\s+(?=\S)(?!let |var |case |return |if |guard |for |while |default|self\.init|typealias |#)"
                        r"(?:unsafe )?[\w.\[\]&: ]+ (?:=|\+=|-=|&\+=|&-=|\|=|\^=|&=) [^{}]+$")
CALL = re.compile(r"^\s+(?:unsafe )?[\w.]+\([^{}]*\)$")
# Where Swift's own rules stand rather than the module's, or where another operator cannot be put.
UNUSABLE = re.compile(r"#if|#else|precondition|assert|fatalError|@inlinable|== nil|!= nil|\bcase\b|->|infix|import |<T|<Value|some "
                      # Room and memory: without them a program is slower or larger, not wrong.
                      r"|allocate\(|reserveCapacity|keepingCapacity|fetched")


@dataclass
class Site:
    """One mutant: a place, and what stands there instead."""

    module: str
    path: str
    line: int
    column: int
    old: str
    new: str

    @property
    def name(self) -> str:
        """The same for the same break, wherever its line has moved to."""
        what = f"'{self.new}' for '{self.old}'" if self.new else "dropped"
        again = f", {self.occurrence}" if self.occurrence > 1 else ""
        return f"{self.path.split('/', 1)[1]}: {self.text.strip()} [{what} at {self.column}{again}]"

    text: str = ""
    # Of lines that read the same, which one.
    occurrence: int = 1


def find(module: str, path: str, text: str) -> list[Site]:
    """All places of a file, in order."""
    sites = []
    lines = text.split("\n")
    # What is inlined into other modules cannot call what those do not see.
    inlinable = -1
    for number, line in enumerate(lines):
        code = line.split("//")[0].rstrip()
        indent = len(code) - len(code.lstrip())
        if "@inlinable" in code or "@usableFromInline" in code:
            inlinable = indent
        elif inlinable >= 0 and code and indent <= inlinable and not code.lstrip().startswith(("}", "public", "internal")):
            inlinable = -1
        if inlinable >= 0 or not code or '"""' in code or UNUSABLE.search(code):
            continue
        for match in OPERATOR.finditer(code):
            # An odd number of quotes before it: within a text.
            if code[: match.start()].count('"') % 2:
                continue
            old = match.group(1)
            for new in EXCHANGES[old]:
                sites.append(Site(module, path, number, match.start(1), old, new, code))
        following = lines[number + 1].lstrip() if number + 1 < len(lines) else ""
        whole = code.count("(") == code.count(")") and not following.startswith((".", "?", ":", "&&", "||", "+", "-"))
        if whole and indent >= 8 and not code.endswith((",", "{", "(", "=")) and (ASSIGNMENT.match(code) or CALL.match(code)):
            sites.append(Site(module, path, number, indent, code.strip(), "", code))
    seen: dict[str, int] = {}
    for site in sites:
        name = site.name
        seen[name] = site.occurrence = seen.get(name, 0) + 1
    return sites


# Two of these make an operator that nothing else uses.
SIGNS = "⊕⊖⊗⊘⊙⊚⊛⊜⊝⊞⊟⊠⊡⋆⋇⋈⋉⋊⋋⋌⋍⋎⋏⋐⋑⋒⋓"


def operator(number: int) -> str:
    """The operator of a mutant."""
    count = len(SIGNS)
    return "∘" + SIGNS[number // count % count] + SIGNS[number % count]


def declaration(number: int, site: Site) -> str:
    """What the operator of a mutant does."""
    sign = operator(number)
    if site.old in ("&&", "||"):
        head = "(_ left: Bool, _ right: @autoclosure () throws -> Bool) rethrows -> Bool"
        body = f"try mutant == {number} ? left {site.new} right() : left {site.old} right()"
    else:
        is_comparison = PRECEDENCE[site.old] == "ComparisonPrecedence"
        kind = "Comparable" if site.old[0] in "<>" else "Equatable" if is_comparison else "FixedWidthInteger"
        head = f"<Value: {kind}>(_ left: Value, _ right: Value) -> {'Bool' if is_comparison else 'Value'}"
        body = f"mutant == {number} ? left {site.new} right : left {site.old} right"
    return f"infix operator {sign}: {PRECEDENCE[site.old]}\n@inline(__always) func {sign} {head} {{ {body} }}\n"


def apply(text: str, sites: dict[int, Site]) -> str:
    """A file with its mutants in it."""
    lines = text.split("\n")
    # From the end of each line, so that columns stay; a dropped statement is put around what is left.
    for number, site in sorted(sites.items(), key=lambda item: (item[1].line, -item[1].column)):
        line = lines[site.line]
        if site.new:
            end = site.column + len(site.old)
            lines[site.line] = line[: site.column] + operator(number) + line[end:]
        else:
            lines[site.line] = f"{line[: site.column]}if mutant != {number} {{ {line[site.column:].split(' //')[0]} }}"
    return "\n".join(lines)


SWITCH = """internal import Glibc

/// The number of the mutant that is on; 0 for none.
nonisolated(unsafe) let mutant: Int = getenv("SESSTAT_MUTANT").map { Int(atoi($0)) } ?? 0

"""
