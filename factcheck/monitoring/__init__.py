"""What tells operators how the installation is: health, heartbeats of workers, metrics, traces."""
