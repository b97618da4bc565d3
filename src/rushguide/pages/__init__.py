"""Records as pages: values made of blocks, which know neither Rich nor the screen."""
