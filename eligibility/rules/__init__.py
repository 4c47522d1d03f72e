"""The rule language, provisions and programs, and `resolve`. No law stands here, only the means to write it."""
