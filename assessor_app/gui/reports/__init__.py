"""What a lead hands on: reports of calibration on paper and as files."""
