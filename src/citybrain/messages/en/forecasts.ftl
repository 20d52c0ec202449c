### Forecasts of streams: training, model cards, what a forecast says about itself.

forecast-history-none = { $stream } has no readings yet. Import some, or wait until its sensor has sent some.
forecast-history-short = { $stream } has { $days } days of readings, { $known } hours of them known; training needs { $allowed } days of which half are known. Until then simple rules forecast it.
forecast-history-constant = { $stream } has the same value in all hours; there is nothing to learn. Check the sensor.
forecast-readings-few = { $stream } has { $received } hours with readings in the last two months; a forecast needs { $allowed }. Wait, or import older readings.
forecast-stale = The last reading of { $stream } is { $hours } hours old; forecasts reach { $allowed } hours. Bring the sensor back, then ask again.
forecast-file-missing = { $file } cannot be read ({ $problem }). Put it back from a backup, or train the stream anew.
forecast-file-changed = { $file } is not what was recorded when it was trained. Put it back from a backup, or train the stream anew.
forecast-model-unknown = There is no model { $received } that holds. citybrain observe forecast models lists them.
    .page = There is no model { $received } that holds. Load the page again to see those that there are.
forecast-no-model = { $stream } has no trained model. Train one with citybrain observe forecast train.
    .page = { $stream } has no trained model. Ask whoever runs the server to train one.

forecast-notice-old = The last reading is { $hours } hours old; the forecast begins there, and its intervals are as wide as that asks for.
forecast-notice-untrained = No model was trained for this stream: the best of three simple rules forecasts it.
forecast-notice-rules = The trained model did not beat the simple rules, so these forecast the stream.
forecast-notice-undone = The model is stale: it was trained on readings of { $file }, whose import was undone at { $at }. Train it anew.
forecast-notice-simulated = The readings are simulated.

forecast-limit-highest = The highest hour it has seen is { $highest }; above that its intervals are too low.
forecast-limit-weather = It knows no weather forecast: what the weather turns to is in the intervals alone.
forecast-limit-seasons = It has seen { $days } days, so seasons are known once at most.
forecast-limit-coverage = From { $first } to { $last } hours ahead, { $within } % of the test values lay in the 90 % interval.

forecast-candidate-persistence = stays as it is
forecast-candidate-seasonal_naive = as at the same hour yesterday
forecast-candidate-statistical = usual for hour and month, deviation fading
forecast-candidate-boosting = trained model

forecast-card-purpose = Hourly means of { $name }, 1 to 72 hours ahead, with intervals. For early warnings and planning of the day; not for legal reporting.
forecast-card-title = Model { $number } of { $name }
forecast-card-made = Trained by { $by } at { $at }; data from { $since } to { $until } ({ $hours } hours, { $share } % known), tested on { $tested_since } to { $tested_until }
forecast-card-withdrawn = Withdrawn by { $by } at { $at }
forecast-card-data = Data SHA-256 { $hash }; seed { $seed }; { $versions }
forecast-card-beside = Beside it: { $names }
forecast-card-simulated = Trained on simulated readings

cli-forecast = forecasts of streams, 1 to 72 hours ahead: train, show, model cards
cli-forecast-train = train models on the city's own readings; recorded with a model card
cli-forecast-show = the forecast of a stream with its intervals
cli-forecast-card = the model card of a stream: data, scores against simple rules, limits
cli-forecast-models = list all trained models
cli-forecast-withdraw = withdraw a model; the one before it holds again
cli-forecast-streams = those alone, by number; may be given several times
cli-forecast-by = who does it; else the user of the system
cli-forecast-seed = seed of what is drawn
cli-forecast-threads = threads to compute with
cli-forecast-stream = number of the stream
cli-forecast-number = number of the model
cli-forecast-training = Training and testing
cli-forecast-trained = Model { $number } of { $stream } trained in { $seconds } s
cli-forecast-withdrawn = Model { $number } is withdrawn.
cli-forecast-issued = { $name }, issued { $issued }
cli-forecast-column-time = Hour
cli-forecast-column-middle = Middle
cli-forecast-column-half = 50 %
cli-forecast-column-most = 90 %
cli-forecast-column-speaks = Forecast by
cli-forecast-column-ahead = Hours ahead
cli-forecast-column-candidate = Candidate
cli-forecast-column-error = Mean error
cli-forecast-column-loss = Loss
cli-forecast-column-persistence = Skill: stays
cli-forecast-column-naive = Skill: yesterday
cli-forecast-column-covered = In 50 / 90 %
cli-forecast-column-model = Model
cli-forecast-column-stream = Stream
cli-forecast-column-at = Trained
cli-forecast-column-by = By
cli-forecast-column-holds = Holds
cli-forecast-yes = yes
cli-forecast-no = no
