"""Addresses of consultations and surveys."""

V1 = "/api/v1"
ONE = f"{V1}/consultations/{{number}}"
SURVEY = f"{V1}/questionnaires/{{number}}"
CONSULTATIONS = {
    ("get", f"{V1}/consultations"),
    ("post", f"{V1}/consultations"),
    ("get", ONE),
    ("post", f"{ONE}/codes/web"),
    ("post", f"{ONE}/codes"),
    ("post", f"{ONE}/answers"),
    ("get", f"{ONE}/inputs"),
    ("post", f"{ONE}/inputs"),
    ("get", f"{ONE}/inputs/{{of}}/plan.yaml"),
    ("post", f"{ONE}/inputs/{{of}}/support"),
    ("get", f"{ONE}/results"),
    ("post", f"{ONE}/replies"),
    ("post", f"{ONE}/closing"),
    ("post", f"{ONE}/decision"),
    ("get", f"{V1}/questionnaires"),
    ("post", f"{V1}/questionnaires"),
    ("get", SURVEY),
    ("post", f"{SURVEY}/codes/web"),
    ("post", f"{SURVEY}/codes"),
    ("post", f"{SURVEY}/answers"),
    ("get", f"{SURVEY}/results"),
    ("get", f"{SURVEY}/places.geojson"),
    ("get", f"{SURVEY}/answers.csv"),
    ("post", f"{SURVEY}/closing"),
    ("get", f"{V1}/citizen-readings"),
    ("post", f"{V1}/citizen-readings"),
}
