"""What a file is, of which use it can be to a city, and what is missing: recognised before anything is built.

The readers of the build do the recognising. They load large libraries and are given files of strangers, so it happens
in a process of its own: `python -m citybrain.twin.recognise FILE`.
"""
