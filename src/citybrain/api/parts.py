"""Parts of the open city that are loaded only for the routes that ask for them."""

from typing import Annotated

from citybrain.api.results import part_of_results
from citybrain.inventory.service import InventoryService
from citybrain.progress.indicator_service import IndicatorService
from citybrain.progress.target_tracking_service import TargetTrackingService

TheInventory = Annotated[InventoryService, part_of_results(lambda city, _: city.inventory)]
TheIndicators = Annotated[IndicatorService, part_of_results(lambda city, _: city.indicators)]
TheCourse = Annotated[TargetTrackingService, part_of_results(lambda city, seen: city.course.seen_by(seen))]
