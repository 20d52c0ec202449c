### Places of readings in files.

observations-coordinates = There are no coordinates { $received }. Known are { $allowed }.
observations-coordinates-needed = { $file } has places in China, where maps are displaced. Say with --coordinates which they are: { $allowed }. Devices with GPS give wgs84; maps of China give gcj02, Baidu bd09.
    .page = { $file } has places in China, where maps are displaced. Choose which they are: { $allowed }. Devices with GPS give wgs84; maps of China give gcj02, Baidu bd09.
observations-geojson = { $file } is no GeoJSON file of features ({ $problem }).
observations-geojson-feature = { $file }, feature { $number }: a geometry of type { $received } cannot be read. Give points with a time and values, or lines with those of each vertex.
observations-geojson-length = { $file }, feature { $number }: { $name } has { $received } entries and the line has { $allowed } vertices. Give one for each vertex.
observations-geojson-times = { $file }, feature { $number }: the line has no list with the time of each vertex. Name it { $allowed }.
reading-place-unread = The place cannot be read, or is not on Earth.
cli-observe-coordinates = what places in China are in: wgs84, gcj02 (maps of China) or bd09 (Baidu)
