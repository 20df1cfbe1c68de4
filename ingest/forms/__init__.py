"""Tables of labels, headings and words, one per notice form."""
