"""The application: routes, envelope and errors put together."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI

from citybrain import __version__
from citybrain.api import static_files
from citybrain.api.auditing import Auditing
from citybrain.api.envelope import Envelope
from citybrain.api.limits import Limits
from citybrain.api.openapi import API, describe
from citybrain.api.problems import add_handlers
from citybrain.api.router import Router
from citybrain.api.routes import all_routers, watch
from citybrain.api.sta import routes as sta
from citybrain.api.sta.lane import Lane
from citybrain.api.state import State
from citybrain.api.warming import warm_city
from citybrain.governance import Governance
from citybrain.observations.sensing import Sensing
from citybrain.plans.workspace import Workspace
from citybrain.twin.drafts.desk import Desk
from citybrain.twin.geometry.tiles import Tiling


def create_app(
    open_city: Callable[[], Workspace],
    static: Path = static_files.FOLDER,
    desk: Desk | None = None,
    open_folder: Callable[[Path], Workspace] | None = None,
    hosts: frozenset[str] | None = None,
    tiling: Tiling | None = None,
    folder: Path | None = None,
    limits: Limits | None = None,
    ways: Callable[[Sensing, Governance], None] | None = None,
) -> FastAPI:
    """The application for one city, which is opened in the background once the server starts.

    `desk` keeps drafts of new cities, `open_folder` opens the folder of one; without them the server takes no drafts.
    Requests for a host of another name than `hosts` are refused; None takes all. `tiling` says how the buildings of a
    large city are parted for the map. `folder` is that of the city whose records say who may what; without it they are
    those of the city once it is open. `limits` says how much is answered in how much time. `ways` opens other ways by
    which readings come into that city.
    """
    state = State(open_city, desk, open_folder, tiling, warm_city, folder, limits, ways)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        state.start()
        yield
        state.stop()
        state.close_records()

    app = FastAPI(
        title="Open City Brain",
        version=__version__,
        openapi_url=f"{API}/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        redirect_slashes=False,
        telemetry={"tracing": False, "metrics": False, "logs": False},  # /metrics tells what operators watch
    )
    app.state.citybrain = state
    # SensorThings first: sensors ask it thousands of times a second, and routes are tried in turn
    routers: list[Router] = [sta.router, *all_routers(), watch.router, static_files.router_of(static)]
    for router in routers:
        app.router.routes.extend(router.routes)
    add_handlers(app)
    describe(app, routers)
    app.add_middleware(Lane, state=state)
    app.add_middleware(Auditing, state=state)
    app.add_middleware(Envelope, metrics=state.metrics, hosts=hosts)
    return app
