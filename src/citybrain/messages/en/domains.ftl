### Domains on the command line.

cli-domains = The subjects that make up a city: what each brings and, where a city is named, whether that city has what it needs.
cli-domains-domain = Domain
cli-domains-needs = Needs
cli-domains-entities = Entities
cli-domains-roles = Roles
cli-domains-quantities = Quantities
cli-domains-measures = Measures
cli-domains-state = State
cli-domain-state-ready = ready
cli-domain-state-partly = in part
cli-domain-state-no-data = no data
cli-domain-missing =
    { $domain }: this city does not say { $names }{ $more ->
        [0] .
       *[other] {" "}and { $more } more.
    } What hangs on them is not known. Bring a file that says them, and build again.
topic-other = Other
role-empty = No installed domain works out { $role } of the city: a domain that fills this role is missing. Installed are: { $domains }. Install one that declares the role { $role } in its domain.yaml; the rest of the city can be used without it.
