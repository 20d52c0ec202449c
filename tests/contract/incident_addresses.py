"""Addresses of incidents."""

V1 = "/api/v1"
INCIDENTS = {
    ("get", f"{V1}/playbooks"),
    ("get", f"{V1}/incidents"),
    ("post", f"{V1}/incidents"),
    ("get", f"{V1}/incidents/{{number}}"),
    ("post", f"{V1}/incidents/{{number}}/steps"),
    ("get", f"{V1}/incidents/{{number}}/picture"),
    ("get", f"{V1}/incidents/{{number}}/exposed"),
    ("get", f"{V1}/incidents/{{number}}/cap"),
}
