"""Rolegraph: vacancy notices read into a knowledge graph of posts, units and reporting lines."""
