### Enterprises on the map.

enterprise-register-column = The register of enterprises has no column { $missing }; it has { $received }. Call a column so.
enterprises-register = Takes over where enterprises stand: features as they are, a table by its columns of degrees.
