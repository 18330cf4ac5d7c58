// Placeholder of the room until its first code is merged.
