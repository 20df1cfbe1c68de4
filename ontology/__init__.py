"""The vocabulary: Turtle first, a little Python to load, reason, and judge its quality.

======================  ===========================================================================
``core.ttl``            classes and properties, labelled and defined
``dl.ttl``              what follows from them: domains, ranges, disjointness, defined classes
``schemes.ttl``         the concepts they point at: kinds, grades, levels, competencies
``shapes.ttl``          what a well-formed graph must satisfy
``context.jsonld``      the words of the JSON-LD export
======================  ===========================================================================
"""
