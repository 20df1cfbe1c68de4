"""Answers become charts: one offline page through pyvis, with the evidence behind every line.

=====================  ==========================================================
rows → data            :mod:`rolegraph.viz.from_answers`
data → positions       :mod:`rolegraph.viz.layout`
positions → page       :mod:`rolegraph.viz.page`
=====================  ==========================================================
"""

from rolegraph.viz.from_answers import chart_data, narrowed
from rolegraph.viz.model import ChartData, Line, Post, Quote, Unit
from rolegraph.viz.page import render

__all__ = ["ChartData", "Line", "Post", "Quote", "Unit", "chart_data", "narrowed", "render"]
