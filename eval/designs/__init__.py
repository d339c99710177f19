"""Pages as Arabic news sites make them, around articles of the corpus, with the truth of what on them is article.

`seen/` may be read by whoever builds the extractor; `unseen/` may not: it measures what was never looked at.
"""
