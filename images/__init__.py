"""The images of the container engine; their recipes lie in the package, so that an installed one can build them."""
