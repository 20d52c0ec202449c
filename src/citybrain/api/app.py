"""The application: routes, envelope and errors put together."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI

from citybrain import __version__
from citybrain.api import documentation_files, static_files
from citybrain.api.auditing import Auditing
from citybrain.api.http_guard import HttpGuard
from citybrain.api.limits import Limits
from citybrain.api.openapi import API, describe
from citybrain.api.problems import add_handlers
from citybrain.api.router import ExactRoutes, LaterRoutes, Router, resources_of
from citybrain.api.routes import all_routers, first_routers, watch
from citybrain.api.sta import routes as sta
from citybrain.api.state import State
from citybrain.governance import Governance
from citybrain.observations.sensing import Sensing
from citybrain.open_city import OpenCity
from citybrain.twin.drafts.service import DraftService
from citybrain.twin.geometry.tiles import Tiling


def create_app(
    city: OpenCity,
    static: Path = static_files.FOLDER,
    desk: DraftService | None = None,
    hosts: frozenset[str] | None = None,
    tiling: Tiling | None = None,
    limits: Limits | None = None,
    ways: Callable[[Sensing, Governance], None] | None = None,
    documentation: Path = documentation_files.FOLDER,
    draws_ahead: bool = False,
    then: Callable[[OpenCity], None] | None = None,
) -> FastAPI:
    """The application for one city, which is opened in the background once the server starts and closed as it ends.

    `desk` keeps drafts of new cities; without it the server takes none. Whichever city is served, the records of `city`
    say who may what. Requests for a host of another name than `hosts` are refused; None takes all. `tiling` says how
    the buildings of a large city are parted for the map. `limits` says how much is answered in how much time. `ways`
    opens other ways by which readings come into `city`. `documentation` is the folder of the site at /docs/. With
    `draws_ahead` draws of the city today are worked out in the background. `then` is done once that of the
    start is prepared, when nobody waits for it.
    """
    warm_up = _warm_up_with_draws if draws_ahead else _warm_up
    state = State(city, desk, tiling, warm_up, limits, ways, then)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        state.start()
        yield
        state.stop()
        state.close()

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
    # SensorThings first: sensors ask it thousands of times a second, and routes are tried in turn; then files, and what
    # residents ask, which none of the first routes is about
    first, address = (*first_routers(), watch.router), f"{API}/"
    files = [route for router in _files(static, documentation) for route in router.routes]
    app.router.routes += [*sta.router.routes, ExactRoutes(files), LaterRoutes("/open311/", _open311)]
    app.router.routes.append(LaterRoutes(address, all_routers, but=resources_of(first, address)))
    for router in first:
        app.router.routes.extend(router.routes)
    app.router.routes += [LaterRoutes(address, all_routers), *files]
    add_handlers(app)
    describe(app, _described)
    app.add_middleware(Auditing, state=state)
    app.add_middleware(HttpGuard, metrics=state.metrics, hosts=hosts)
    return app


def _described() -> tuple[Router, ...]:
    """Routes that the OpenAPI document is about."""
    return sta.router, *all_routers(), watch.router


def _open311() -> tuple[Router, ...]:
    """Routes of GeoReport v2, which programs of others ask for."""
    from citybrain.api.open311.routes import router

    return (router,)


def _files(static: Path, documentation: Path) -> tuple[Router, Router]:
    """Routes of files: of the documentation first, since the web application takes what is left."""
    return documentation_files.router_of(documentation), static_files.router_of(static)


def _warm_up(city: OpenCity) -> None:
    """What the next questions would wait for, with the modules that answer them."""
    from citybrain.api.warm_up import warm_up_city

    all_routers()
    warm_up_city(city)


def _warm_up_with_draws(city: OpenCity) -> None:
    """The same, and draws of today begun in the background: those of a plan take over what it leaves as it is."""
    from citybrain.plans.uncertainty.uncertainty import FIRST_DRAWS, Options

    _warm_up(city)
    for options in (Options(), Options(draws=FIRST_DRAWS, drivers=False)):
        city.workspace.uncertainties.begin(city.workspace.today(), None, options)
