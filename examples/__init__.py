"""Example notices of an invented organisation, written for the project."""
