"""The clause grammar: what sentences say of units: what is part of what, and who leads.

words → phrases      :mod:`.lexicon`, :mod:`.clause_words` (some forty classes)
sentence → phrases   :mod:`.clauses`
phrases → facts      :mod:`.frames`, with what each says in :mod:`.frame_acts`, :mod:`.frame_leads`
across sentences     :mod:`.paragraphs`, :mod:`.chains`
"""
