"""Enterprises of a public register, as points of the map."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd
import pandas as pd

from citybrain.base.importing import Imported, Tables, importer
from citybrain.base.names import choose_column
