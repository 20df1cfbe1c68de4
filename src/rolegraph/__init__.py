"""Rolegraph: vacancy notices read into a knowledge graph of posts, units and reporting lines.

>>> from rolegraph import RoleGraph
>>> [question.name for question in RoleGraph.questions()][:3]
['all-reports', 'chain-of-command', 'competency-gap']
"""

from rolegraph.build import BuildReport
from rolegraph.curation import OpenQuestion, Review
from rolegraph.errors import (
    AmbiguousName,
    BadParameter,
    Contradiction,
    DecisionError,
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
from rolegraph.ingest.identities.decisions import Decision
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
    "Contradiction",
    "Decision",
    "DecisionError",
    "Failure",
    "Finding",
    "FormError",
    "GraphFolderError",
    "JavaMissing",
    "MapError",
    "NotANotice",
    "OpenQuestion",
    "Parameter",
    "QueryError",
    "Question",
    "Reading",
    "Review",
    "RoleGraph",
    "RolegraphError",
    "Structure",
    "UnknownName",
    "UnknownQuestion",
    "UnreadableSource",
    "__version__",
    "extract",
]
