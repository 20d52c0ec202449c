"""The cities that are measured: central Helsinki from its real files, and 100,000 buildings of it side by side.

They are kept in `build/benchmarks`; `--fresh` makes them again. Where the files are not at hand, the demo city stands
in for Helsinki.
"""

import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.tiled_city import tile_city
from citybrain.kernel import Graph
from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from citybrain.twin.build import build
from citybrain.twin.demo import build_demo
from citybrain.twin.snapshot import load
from citybrain.twin.snapshot_folder import snapshot_folders
from tests.conftest import SHARED
from tests.real.test_helsinki_build import CITY

KEPT = Path(__file__).parents[1] / "build" / "benchmarks"
LARGE = 100_000


def everything(graph: Graph) -> list[str]:
    """All that can be computed, which no server ever does."""
    return [name for name in graph.order if name not in graph.inside_loops]


@dataclass
class Cities:
    """Cities made when they are asked for. `say` tells a person what is being done."""

    fresh: bool = False

    @property
    def real(self) -> bool:
        """Whether the files of Helsinki are at hand."""
        return (SHARED / "helsinki").is_dir()

    @property
    def name(self) -> str:
        """What the small city is called."""
        return "central Helsinki" if self.real else "the demo city"

    def build_small(self, folder: Path) -> None:
        """Build central Helsinki or the demo city into a new folder."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        if self.real:
            (folder / "city.toml").write_text(CITY.format(folder=SHARED.resolve().as_posix()))
            build(folder)
        else:
            build_demo(folder)

    @cached_property
    def small(self) -> Path:
        """Folder of the small city."""
        folder = KEPT / ("helsinki" if self.real else "demo")
        if not self.real:
            print(f"Real data not found: {SHARED} is absent. The demo city is measured instead of central Helsinki.")
        if self.fresh or not snapshot_folders(folder):
            print(f"Building {self.name} in {folder} ...")
            self.build_small(folder)
        return folder

    @cached_property
    def large(self) -> Path:
        """Folder of 100,000 buildings: the small city repeated."""
        folder = KEPT / f"{self.small.name}-100000"
        if self.fresh or not snapshot_folders(folder):
            print(f"Repeating {self.name} in {folder} ...")
            shutil.rmtree(folder, ignore_errors=True)
            tile_city(self.small, folder, -(-LARGE // len(load(self.small).ids)))
        return folder

    @property
    def parted(self) -> Path | None:
        """Folder of a city whose map comes in tiles; None unless somebody has made it, which takes minutes.

        `python -m benchmarks.tiled_city build/benchmarks/NAME build/benchmarks/NAME-400000 120` repeats the small city.
        """
        folder = KEPT / f"{self.small.name}-400000"
        return folder if snapshot_folders(folder) else None

    @cached_property
    def workspace(self) -> Workspace:
        """The large city, open and computed."""
        opened = OpenCity(self.large).workspace
        opened.prepare()
        return opened
