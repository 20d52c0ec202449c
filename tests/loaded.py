"""What a server loads, loaded: all but `citybrain.api.app`, which takes the folder of the page when it is imported."""

import citybrain.api.collecting
import citybrain.api.health
import citybrain.api.serving
import citybrain.api.sta.observation_fast_path
import citybrain.api.warm_up
import citybrain.cli.main
import citybrain.twin.drafts.service  # noqa: F401
from citybrain.api.routes import all_routers

all_routers()
