"""Rolegraph: vacancy notices read into a knowledge graph of posts, units and reporting lines.

>>> from rolegraph import RoleGraph
>>> [question.name for question in RoleGraph.questions()][:3]
['all-reports', 'chain-of-command', 'competency-gap']
"""

from rolegraph.build import BuildReport
from rolegraph.errors import (
    AmbiguousName,
    BadParameter,
    FormError,
    GraphFolderError,
    JavaMissing,
    MapError,
    NotANotice,
    QueryError,
    RolegraphError,
    UnknownName,
    UnknownQuestion,
    UnreadableSource,
)
from rolegraph.graph import RoleGraph
from rolegraph.ingest import extract
from rolegraph.queries import Answer, Column, Parameter, Question
from rolegraph.queries.checks import Finding
from rolegraph.reading import Failure, Reading
from rolegraph.structure import Structure

__version__ = "0.2.0"

__all__ = [
    "AmbiguousName",
    "Answer",
    "BadParameter",
    "BuildReport",
    "Column",
    "Failure",
    "Finding",
    "FormError",
    "GraphFolderError",
    "JavaMissing",
    "MapError",
    "NotANotice",
    "Parameter",
    "QueryError",
    "Question",
    "Reading",
    "RoleGraph",
    "RolegraphError",
    "Structure",
    "UnknownName",
    "UnknownQuestion",
    "UnreadableSource",
    "__version__",
    "extract",
]
