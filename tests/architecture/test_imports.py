"""Who may import whom: the contracts of pyproject.toml, and what a starting server must not load."""

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]
HEAVY = {"geopandas", "pandas", "pvlib", "rasterio", "osmium", "h3", "dask", "distributed"}


def test_every_import_contract_is_kept() -> None:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"]
    ran = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_what_serves_a_city_loads_no_library_that_only_builds_need() -> None:
    program = "import sys, citybrain.api.app, citybrain.cli.main; citybrain.api.app.all_routers(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert not {name.split(".")[0] for name in loaded.split()} & HEAVY


def test_a_server_answers_before_inventory_and_progress_are_loaded() -> None:
    program = "import sys, citybrain.cli.main, citybrain.api.app; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert not [name for name in loaded.split() if name.startswith(("citybrain.inventory", "citybrain.progress"))]


def test_the_graph_of_the_declared_domains_loads_no_register_of_units() -> None:
    program = "import sys; from citybrain.open_city.opening import graph_of; graph_of('FI'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert not {name.split(".")[0] for name in loaded.split()} & {"pint", *HEAVY}
    assert "scipy.stats" not in loaded.split()  # takes 0.8 s
