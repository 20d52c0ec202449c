"""What answers look like: types that the functions beside return and that the OpenAPI document is made of.

A type is written here once. mypy holds the functions to it, the document publishes it with its docstring, and the
types of the web application are generated from the document. Names must be unique over all modules and must differ
from those of a plan file (`plans/schema.py`), since all of them stand in one document.
"""
