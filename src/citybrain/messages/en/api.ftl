### The HTTP API.

problem-not-found = Not found
problem-not-accepted = Not accepted
problem-failed = Something broke
request-path = There is nothing at { $received }. /api/v1/openapi.json lists all addresses.
request-method = { $received } is not possible here. Allowed: { $allowed }.
request-value = { $name } cannot be { $received }. Allowed is { value-allowed }. /api/v1/openapi.json describes every value.
request-too-large = The request brings more than { $allowed } bytes. Draw areas with fewer corners, or choose buildings by zone instead of by id.
request-failed = The server could not answer. Please report it with the number of the request: { $id }.
snapshot-not-served = Snapshot { $received } is not served here; the city is at snapshot { $current }. Ask without `snapshot`, or load the page again.
tile-unknown = There is no tile { $received }; the map has { $count }. /api/v1/geometry/tiles lists them.
tiles-not-served = Tiles of { $received } are not served here any more; now they are { $current }. Ask for /api/v1/geometry/tiles again.
quantity-without-tiles = { $received } (of a { $of }) has no values by tile: tiles hold buildings. Ask without `tile`.
quantity-without-middle = { $received } is not a number of a building, so zones have no middle value of it.
static-missing-title = The web application is not built yet
static-missing = Run “make setup” in the project folder (it needs Node.js 20 or newer) and start the server again. The API at /api/v1 works without it.
