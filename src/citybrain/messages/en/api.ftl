### The HTTP API.

problem-not-found = Not found
problem-not-accepted = Not accepted
problem-failed = Something broke
errors-more =
    { $count ->
        [one] And one thing more.
       *[other] And { $count } things more.
    } Correct these first.
request-path = There is nothing at { $received }. /api/v1/openapi.json lists all addresses.
request-json = The body is no JSON from character { $received } on. Correct it there.
request-body = The body cannot be read: it is nested too deep, or no text of UTF-8. Allowed is JSON in UTF-8 whose lists and objects stand in one another at most { $allowed } deep, as /api/v1/openapi.json describes it.
request-method = { $received } is not possible here. Allowed: { $allowed }.
request-value = { $name } cannot be { $received }. Allowed is { value-allowed }. /api/v1/openapi.json describes every value.
request-missing = { $where ->
    [nothing] The body is missing. Send it as JSON.
    [header] The header { $name } is missing. Send it with the request.
    [query] { $name } is missing in the address. Write it behind the question mark.
    [cookie] The cookie { $name } is missing. Sign in.
   *[body] { $name } is missing in the body. Add this field.
} { $hint ->
    [person-code] It is the code that was given to the person who agreed to a helper. Ask that person for it or write the code of the paper that they signed.
    [report-code] It is the code of the report, and stands on its page and on its paper.
    [citybrain-device] It is the code that one answers with, from the link or the letter, or that POST to codes/web of the same address answers with.
    [sending] It is a UUID that you make for each sending and repeat when the same is sent again, such as 0f8fad5b-d9cb-469f-a165-70867728950e.
    [code] It is the code that one answers with, from the link or the letter, or that POST to codes/web of the same address answers with.
   *[other] /api/v1/openapi.json describes it.
}
request-too-large =
    { $kind ->
        [file] The file has more than { $allowed } bytes, and files of up to that many are taken here. Make it smaller, or give it in parts.
       *[text] The request brings more than { $allowed } bytes. Draw areas with fewer corners, or choose rows by zone instead of by id.
    }
request-failed = The server could not answer. Please report it with the number of the request: { $id }.
snapshot-not-served = Snapshot { $received } is not served here; the city is at snapshot { $current }. Ask without `snapshot`, or load the page again.
tile-unknown = There is no tile { $received }; the map has { $count }. /api/v1/geometry/{ $entity }/tiles lists them.
tiles-not-served = Tiles of { $received } are not served here any more; now they are { $current }. Ask for /api/v1/geometry/{ $entity }/tiles again.
entity-unknown = This city has no entity { $received }. Nearest: { $near }. /api/v1/entities lists them.
entity-without-shapes = Of the entity { $received } this city holds no shapes, so it has neither a geometry nor tiles. Entities that have: { $allowed }.
entity-row-beyond = The entity { $entity } has no row { $received }. It has { $count } rows, counted from 0.
quantity-of-other = { $received } is of the entity { $of }, not of { $entity }. /api/v1/quantities says what each quantity is of.
quantity-without-middle = { $received } (of { $of }) is not a number of rows that lie in the entity { $area }, so it has no middle value there.
quantity-of-parts = { $received } is a step of the engine or a table, not several numbers of each row of the entity { $entity }. /api/v1/explain/{ $received }?row=0 opens it into its parts.
explain-row-missing = { $quantity } is a number of every { $of }. Say of which one: ?id={ $example }, or ?row=0.
entity-row-missing = Say which rows of { $of } are meant, once for each: ?row=0&row=1. There are { $rows }; /api/v1/entities/{ $of }/0 tells all about one.
quantity-without-series = { $received } has one number for each row of the entity { $entity }, not several. Ask for /api/v1/values/{ $received }.
static-missing-title = The web application is not built yet
static-missing = Run “make setup” in the project folder (it needs Node.js 20 or newer) and start the server again. The API at /api/v1 works without it.
documentation-missing-title = The documentation is not built yet
documentation-missing = Run “make docs” in the project folder (“make demo” builds it by itself while the city is served) and load this page again, or install a wheel, which holds it. The API at /api/v1 and the page work without it.
travel-zone-unknown = This city has no zone { $received }. Nearest: { $near }. /api/v1/entities/zone lists them.
waters-storms-several = The storms have several durations, and there may be at most { $allowed } of them. Give all the same duration.
