"""Papers for people who were not at the screen: each is put together once and written as Word or as PDF."""
