"""Cities that are being made: files that a person gave, what is known about them, the build that makes a city of them.

A draft is a folder, `drafts/<id>/` in the folder of the served city. Once built it is a city folder like any other.
"""
