### Texts of street noise.

toy-reason-too-slow = Are too slow for tyres to be heard
conflict-city_toy_worn_surface = { $count } quiet surfaces lie on busy streets, where they wear off soon. Leave busy streets out.
