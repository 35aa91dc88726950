"""The store on disk: TinyDB documents behind one door."""
