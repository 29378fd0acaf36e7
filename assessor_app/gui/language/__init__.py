"""The languages of the desk: what a catalogue holds, how it reaches Qt, and which one is spoken."""
