"""Species that detectors report: which labels mean one, when each was present, and what experts say of detections."""
