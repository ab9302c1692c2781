"""The pages: each draws one screen from a comparison and computes nothing of its own."""
