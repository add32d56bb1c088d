"""What people are notified of, and the messages that leave the newsroom."""
