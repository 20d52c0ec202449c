## What the city senses, over the own API.

sensing-stream-unknown = There is no stream with the number { $received } that you may see. GET /api/v1/sensing lists them.
sensing-span = The span ends at { $before } and begins at { $since }. Let it begin earlier.
sensing-too-many = { $streams } streams over { $hours } hours are more than { $allowed } means, which one answer holds. Ask for a shorter span.
sensing-listeners = { $allowed } pages and programs listen already. Ask again in a while, or read /api/v1/sensing from time to time.
