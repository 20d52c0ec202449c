"""Vehicles within an area drive by the formulas of roads, at the speed there; what a road has is named otherwise."""

from citybrain.kernel import same_formula

NAMES = {
    "road_speed": "speed_within_area",
    "petrol_energy": "petrol_energy_within_areas",
    "diesel_energy": "diesel_energy_within_areas",
    "tyre_wear_by_speed": "tyre_wear_within_areas",
    "brake_wear_by_speed": "brake_wear_within_areas",
    "rigid_lorry_energy": "rigid_lorry_energy_within_areas",
    "articulated_lorry_energy": "articulated_lorry_energy_within_areas",
    **{
        name: f"local_{name}"
        for name in (
            "vehicle_kilometres", "petrol_burned", "diesel_burned", "electricity_of_cars", "traffic_emissions",
            "traffic_upstream_emissions", "well_to_wheel_emissions", "traffic_nitrogen_oxides", "exhaust_particles",
            "traffic_particles", "traffic_fine_particles", "driving_energy_cost", "driving_energy_taxes",
            "in_low_emission_zone", "rigid_lorry_kilometres", "articulated_lorry_kilometres", "lorry_diesel_burned",
            "electricity_of_lorries", "lorry_emissions", "lorry_upstream_emissions", "lorry_nitrogen_oxides",
            "lorry_exhaust_particles", "lorry_particles", "lorry_fine_particles", "lorry_energy_cost",
            "lorry_energy_taxes",
        )
    },
}  # fmt: skip

within_areas = same_formula(of="trip_area", names=NAMES)
by_speed_within_areas = same_formula(of="city", names=NAMES)
