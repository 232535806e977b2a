"""Bend every equation of the book, and every backward method, on purpose.

`make mutants` runs this. A check that passes whatever stands in the equation
shows nothing; so each equation is changed in the ways in which one errs, in
its tree and in its text, and its check must notice. The backward methods of
the package are changed in the same spirit, and the package's tests must
notice.

A mutant that survives must stand in `equivalents.toml`, with the reason why
it says the same. One that is not listed fails; so does one that is listed
and no longer survives.
"""

import os
import re
import sys
import time
import tomllib
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "book" / "_ext")]

from mlp_lit.equations.bending.mutate import fate_of, mutants  # noqa: E402
from mlp_lit.equations.bending.slips import slips  # noqa: E402
from tests import code_mutants  # noqa: E402
from tests.equations_book.replay import claims_of_page  # noqa: E402

LIST = Path(__file__).with_name("equivalents.toml")
WANTED = 1.0


@dataclass(frozen=True)
class Survivor:
    """A mutant that its check did not notice."""

    label: str
    mutant: str


@dataclass
class Tally:
    """What became of the mutants of one kind of thing."""

    fates: Counter
    survivors: list

    @property
    def total(self):
        """How many mutants there were."""
        return sum(self.fates.values())

    def share_killed(self, equivalent=0):
        """The share that was noticed, of those that say something else."""
        wrong = self.total - equivalent
        killed = self.total - len(self.survivors)
        return killed / wrong if wrong else 1.0


def fates_of(claim):
    """Yield the TeX of each mutant of an equation, and what became of it."""
    scope = claim.scope(len(claim.instances) - 1)
    changed = mutants(claim.tree, claim.symbols, scope)
    of_text, unread = slips(claim)
    for mutant in {m.tree: m for m in [*of_text, *changed]}.values():
        yield " ".join(mutant.tex.split()), fate_of(claim, mutant)
    for number in range(unread):
        yield f"slip {number + 1} that cannot be read", "TexSyntaxError"


def judge_page(name):
    """Judge all mutants of the equations of a page."""
    return [(claim.options.label, tex, fate)
            for claim in claims_of_page(name) for tex, fate in
            fates_of(claim)]


def tally(results):
    """Count the fates and collect the survivors."""
    survivors = [Survivor(label, text) for label, text, fate in results
                 if fate == "survived"]
    return Tally(Counter(fate for _, _, fate in results), survivors)


# The reviewed list

def reviewed(path=LIST):
    """Return the survivors that were looked at, with the reason of each."""
    data = tomllib.loads(path.read_text("utf8"))
    found = {}
    for entry in data.get("equivalent", []):
        for mutant in entry["mutants"]:
            found[Survivor(entry["label"], mutant)] = entry["reason"]
    return found


def disagreements(survivors, known):
    """Find survivors that are not listed, and entries that do not survive."""
    return ([f"survives, and is not listed: {s.label}: {s.mutant}"
             for s in survivors if s not in known]
            + [f"is listed, and does not survive: {s.label}: {s.mutant}"
               for s in known if s not in set(survivors)])


# The run

def pages():
    """Return the names of all pages that check something."""
    return [path.relative_to(ROOT).as_posix()
            for path in sorted((ROOT / "book").rglob("*.md"))
            if re.search("```{(check|define)}", path.read_text("utf8"))]


def judge_all(judge_one, things, workers):
    """Judge several things at a time, and tell of each when it is done."""
    results = []
    with ProcessPoolExecutor(workers) as pool:
        for thing, found in zip(things, pool.map(judge_one, things),
                                strict=True):
            results += found
            left = sum(fate == "survived" for *_, fate in found)
            print(f"  {thing}: {len(found)} mutants, {left} survive",
                  flush=True)
    return results


def report(title, found, known):
    """Print a summary; return what is wrong."""
    listed = [s for s in found.survivors if s in known]
    share = found.share_killed(len(listed))
    print(f"{title}: {found.total} mutants, {len(found.survivors)} survive,"
          f" {len(listed)} of them reviewed as the same statement;"
          f" {share:.1%} of the others are noticed,"
          f" {found.share_killed():.1%} of all")
    problems = disagreements(found.survivors, known)
    if share < WANTED:
        problems.append(f"{title}: fewer than {WANTED:.0%} are noticed")
    return problems


def main():
    """Bend everything; return the number of problems."""
    start = time.perf_counter()
    workers = min(4, os.cpu_count() or 1)
    known = reviewed()
    print("equations")
    equations = tally(judge_all(judge_page, pages(), workers))
    print("backward methods")
    methods = tally(judge_all(code_mutants.judge_target,
                              code_mutants.TARGETS, workers))
    of_code = {s for s in known if s.label in code_mutants.TARGETS}
    problems = (
        report("equations", equations,
               {s: r for s, r in known.items() if s not in of_code})
        + report("backward methods", methods,
                 {s: known[s] for s in sorted(of_code, key=str)}))
    for problem in problems:
        print(problem)
    print(f"{time.perf_counter() - start:.0f} s")
    return len(problems)


if __name__ == "__main__":
    sys.exit(min(main(), 1))
