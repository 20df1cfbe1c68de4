"""Readers of the facts of one notice, one file per kind of fact."""
