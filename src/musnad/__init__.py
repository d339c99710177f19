"""Musnad reads crawled Arabic news pages and tells the story, every line with its source.

In short: `read.paths.pages` gives pages, `pipeline.annotate_all` their marks, `pipeline.gather` what holds across
them, and `gather.briefs.tell` the stories. `tables.load` gives the tables that all of them take.
"""
