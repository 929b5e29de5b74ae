"""How the laptop stage keeps its processes, its state folder and its deployment."""
