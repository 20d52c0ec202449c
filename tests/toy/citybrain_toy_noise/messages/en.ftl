### Texts of street noise.

toy-reason-too-slow = Are too slow for tyres to be heard
