"""How problems of a guide are listed in formats of cells; for people they are lines that editors jump to."""

from rushguide.listings.columns import Column, Listing
from rushguide.loading.problems import Problem

PROBLEMS = Listing[Problem](
    columns=(
        Column(key="file", heading="File", read=lambda problem: problem.file),
        Column(key="line", heading="Line", read=lambda problem: str(problem.line), right=True),
        Column(key="column", heading="Column", read=lambda problem: str(problem.column), right=True),
        Column(key="severity", heading="Severity", read=lambda problem: problem.severity.name.lower()),
        Column(key="code", heading="Code", read=lambda problem: problem.code),
        Column(key="record", blank=True, heading="Record", read=lambda problem: problem.record),
        Column(key="field", blank=True, heading="Field", read=lambda problem: problem.field),
        Column(key="message", heading="Message", read=lambda problem: problem.message),
    ),
    era=lambda _: "",
    id="",
    noun="problem",
)
