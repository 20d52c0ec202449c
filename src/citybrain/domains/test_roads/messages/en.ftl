# Texts of test roads.
test-roads-files = { $count ->
    [one] One thing is wrong in the files of test roads
   *[other] { $count } things are wrong in the files of test roads
}: { $received }. Roads are lines with a length, each id once; batches have the columns batch, part (empty for the whole batch) and length, such as 48.14 km. Correct these places; numbers are rows, from 1.
test-roads-contradict = What was published of test roads contradicts itself: { $received }.
test_roads-test_road_lines = Takes over lines of the roads that are open to trials; each has its length.
test_roads-test_road_batches = Takes over lengths that were published, and names batches whose figures contradict each other.
