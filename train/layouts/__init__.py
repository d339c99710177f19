"""Pages of news in layouts drawn at random, each line with its label: what the classifier of lines is trained on."""
