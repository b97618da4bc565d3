"""How large the program is, and with --check whether it keeps within its limits.

python tools/sizes.py [--check]
"""

import ast
import io
import re
import sys
import tokenize
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
Function = ast.FunctionDef | ast.AsyncFunctionDef
NO_CODE = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
LIMITS = {
    "code lines": 8_400,
    "files": 90,
    "import lines, %": 10,
    "longest function": 40,
    "longest file": 300,
    "private functions with one caller": 100,
    "lines of tests": 10_500,
    "lines of tools and bench": 900,
}


def docstring_lines(tree: ast.Module) -> set[int]:
    """Return the lines of all texts that are a statement: docstrings, also those of fields and constants."""
    found: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            found.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return found


def code_lines(text: str, tree: ast.Module) -> set[int]:
    """Return the lines of code: without blanks, comments and docstrings."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    taken = (range(each.start[0], each.end[0] + 1) for each in tokens if each.type not in NO_CODE)
    return {line for lines in taken for line in lines} - docstring_lines(tree)


def lines_of(nodes: Iterator[ast.stmt]) -> set[int]:
    """Return the lines on which statements are."""
    return {line for node in nodes for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)}


def lines_in(*folders: str) -> int:
    """Return how many lines the Python files of some folders have."""
    return sum(
        len(path.read_text("utf-8").splitlines()) for folder in folders for path in (ROOT / folder).rglob("*.py")
    )


def sizes() -> dict[str, int | float]:
    """Return each size by its name."""
    texts = {path: path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py")}
    code, imports, longest, private = 0, 0, 0, 0
    for text in texts.values():
        tree = ast.parse(text)
        lines, mentions = code_lines(text, tree), Counter(re.findall(r"\b_[a-z]\w*", text))
        functions = [node for node in ast.walk(tree) if isinstance(node, Function)]
        code += len(lines)
        imports += len(
            lines & lines_of(node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom))
        )
        longest = max(longest, *(len(lines & lines_of(iter(function.body))) for function in functions), 0)
        private += sum(function.name.startswith("_") and mentions[function.name] == 1 + 1 for function in functions)
    share, file = round(100 * imports / code, 1), max(len(text.splitlines()) for text in texts.values())
    figures = (code, len(texts), share, longest, file, private, lines_in("tests"), lines_in("tools", "bench"))
    return dict(zip(LIMITS, figures, strict=True))


if __name__ == "__main__":
    measured = sizes()
    for name, size in measured.items():
        print(f"{name:34}{size:>8,}{LIMITS[name]:>8,}{'' if size <= LIMITS[name] else '  above'}")
    sys.exit("--check" in sys.argv and any(size > LIMITS[name] for name, size in measured.items()))
