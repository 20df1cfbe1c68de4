"""Questions and their answers.

One question is one ``.rq`` file with a head of ``#+`` lines; :func:`catalogue` lists them,
:func:`ask` answers one, :func:`find` turns a name into the post or unit that is meant.
"""

from rolegraph.queries.catalogue import Column, Parameter, Question, catalogue, question
from rolegraph.queries.name_lookup import find
from rolegraph.queries.run import Answer, ask
from rolegraph.queries.show import show

__all__ = [
    "Answer",
    "Column",
    "Parameter",
    "Question",
    "ask",
    "catalogue",
    "find",
    "question",
    "show",
]
