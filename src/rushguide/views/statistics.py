"""Figures as bar charts."""

from collections.abc import Sequence

from rich.console import RenderableType

from rushguide.queries.statistics import Chart
from rushguide.views.charts import bar_chart
from rushguide.views.parts import page, see_also, title
from rushguide.views.screen import Screen

LEADS = {
    "longest": "songs --sort -length --limit 10",
    "instrumentals": "songs --instrumental",
    "never_live": "songs --never-live",
}
"""The command that says more, by the chart that it says more about."""


def statistics_view(screen: Screen, charts: Sequence[Chart]) -> RenderableType:
    """Return all charts, one under the other."""
    leads = [LEADS[chart.key] for chart in charts if chart.key in LEADS] or ["episodes"]
    return page(title("In figures"), *(bar_chart(screen, chart) for chart in charts), see_also(screen, leads))
