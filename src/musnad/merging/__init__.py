"""Which names are one entity: a table of scored features, used alike over the names of a page, of a story, of an archive.

`letters` tells how near two spellings are, `names` takes a name apart, `features` gives each pair its numbers, `groups` joins.
The weights are data (`merge_weights.tsv`), fitted by eval/merging.py; every join carries the features that made it.
"""
