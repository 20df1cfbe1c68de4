"""Notices and an establishment table of an invented organisation, written for the project."""
