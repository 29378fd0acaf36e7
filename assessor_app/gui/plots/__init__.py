"""Plots of agreement, drawn by Qt itself.

No plotting library is used, on purpose. The pictures a lead needs are few and plain; QPainter, which the desk carries
anyway, draws them sharp on every screen, in the desk's own fonts and colours, in high contrast and at 200 % text. One
piece of painting code serves the screen, PNG, SVG and the PDF reports, so that none of them can drift from the others.
matplotlib would bring its own fonts, event loop and a slow import to every installation; Qt Charts knows neither heat
maps nor intervals, would have to be packaged, and its pictures, like those of the others, can be walked neither with
the arrow keys nor by a screen reader.

So each plot is a :class:`drawing.Drawing`: plain numbers in (``plot_data``), a sentence, a table and a list of marks
out, painted into any rectangle of any painter. It knows no widgets, hence works for reports too. ``plot.Plot`` puts a
drawing on screen with ring, tooltips and ``chosen``; ``plot_panel.PlotPanel`` puts title, sentence, the table beside it
and the exports around it. Nothing here knows what the numbers mean to calibration: whoever computes them fills the
dataclasses.
"""
