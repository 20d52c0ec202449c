"""What every server loads and works out alike, whatever its city, loaded: all but `citybrain.api.app`, which takes the
folder of the page when it is imported."""

from typer.main import get_group

import citybrain.api.collecting
import citybrain.api.health
import citybrain.api.serving
import citybrain.api.sta.observation_fast_path
import citybrain.api.warm_up
import citybrain.cli.main
import citybrain.twin.drafts.service
from citybrain.api.routes import all_routers
from citybrain.base.domains import find_domains
from citybrain.inventory.conversion import unit_of
from citybrain.inventory.library import factor_library
from citybrain.kernel.load import modules_of
from citybrain.progress.algorithms import declared_algorithms

all_routers()
get_group(citybrain.cli.main.app).commands.values()
list(modules_of(find_domains().packages()))
unit_of("kg")
factor_library()
declared_algorithms("en")
