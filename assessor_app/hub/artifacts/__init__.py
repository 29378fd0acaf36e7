"""Where the files of submissions lie, a folder or a bucket, and how they leave it."""
