"""What no file tells, made by named rules: each value keeps the rule, its kind and its quality level."""

from citybrain.twin.imputation.run import impute
from citybrain.twin.imputation.surroundings import Surroundings

__all__ = ["Surroundings", "impute"]
