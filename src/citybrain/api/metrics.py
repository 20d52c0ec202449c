"""What operators watch: requests, their latency, seconds of plans, bytes of columns (Prometheus)."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

FAST = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """Counters of one application, in a registry of their own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.requests = Counter(
            "citybrain_requests", "Requests answered", ("method", "route", "status"), registry=self._registry
        )
        self.seconds = Histogram(
            "citybrain_request_seconds", "Time to answer", ("route",), buckets=FAST, registry=self._registry
        )
        self.questions = Counter(
            "citybrain_questions", "Questions in words about services", ("outcome",), registry=self._registry
        )
        self.plan_seconds = Histogram(
            "citybrain_plan_seconds", "Time to evaluate a plan", buckets=FAST, registry=self._registry
        )
        self.opening_seconds = Gauge("citybrain_opening_seconds", "Time to open the city", registry=self._registry)
        self.column_bytes = Gauge(
            "citybrain_column_bytes", "Computed columns of today's city", ("where",), registry=self._registry
        )

        self.notifications = Gauge(
            "citybrain_notifications", "Outbox: waiting, retried, failed", ("state",), registry=self._registry
        )
        self.resting = Gauge(
            "citybrain_notification_channel_resting",
            "Channels that take nothing",
            ("channel",),
            registry=self._registry,
        )

    def text(self) -> bytes:
        """Everything in the text format of Prometheus."""
        return generate_latest(self._registry)
