"""Use an app as a person does, on a virtual clock: frames, touches, keys, and finding what is named."""
