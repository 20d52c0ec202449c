"""How people and goods move, and what that emits and costs."""
