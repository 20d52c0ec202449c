### Enterprises on the map.

enterprise-register-column = The register of enterprises has no column { $missing }; it has { $received }. Call a column so.
